using System.ClientModel;
using BatchTasks.ClientTests.Fakes;
using BatchTasks.Emulator;
using OpenAI;
using OpenAI.Chat;

namespace BatchTasks.ClientTests.Emulated;

/// <summary>A whole run of a task of each endpoint, from the declaration to the typed answer.</summary>
public sealed class EveryEndpointTests : IDisposable
{
    private static readonly byte[] s_png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Responses()
    {
        var moods = await RunAsync<MoodTask, BatchChoice<Mood>>([new(1, "Great.", BatchImage.FromBytes(s_png)), new(2, "Awful.", null)]);
        Assert.All(moods, static choice => Assert.True(choice.HasValue));

        var calls = await RunAsync<CallTask, BatchToolCalls>([new(1, "Where is order 42?")]);
        Assert.IsType<FindOrder>(Assert.Single(calls[0].Calls).Arguments);
    }

    [Fact]
    public async Task Chat_completions_of_the_official_messages()
    {
        var talks = await RunAsync<TalkTask, BatchChoice<string>[]>([new(1, [new UserChatMessage("Hi."), new AssistantChatMessage("Hello."), new UserChatMessage("How are you?")])]);
        Assert.Equal(2, talks[0].Length);
        Assert.All(talks[0], static choice => Assert.Contains("How are you?", choice.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Completions_and_moderations()
    {
        Assert.NotEqual("", (await RunAsync<TaleTask, string>([new(1, "Once")]))[0]);

        var posts = await RunAsync<PostTask, BatchModeration[]>([new(1, ["Nice.", "violence"])]);
        Assert.Equal([false, true], posts[0].Select(static post => post.Flagged));
    }

    [Fact]
    public async Task Images_and_videos()
    {
        var cats = await RunAsync<CatTask, BatchGeneratedImage[]>([new(1, "red")]);
        Assert.Equal(2, cats[0].Length);
        Assert.All(cats[0], static cat => Assert.Equal("image/png", cat.MediaType));

        var edits = await RunAsync<EditTask, BatchGeneratedImage>([new(1, "blue", [BatchImage.FromBytes(s_png)])]);
        Assert.False(edits[0].Bytes.IsEmpty);

        Assert.True((await RunAsync<FilmTask, BatchVideo>([new(1, "A cat.")]))[0].IsCompleted);
    }

    /// <summary>The values of the tasks, in their order; each has to succeed.</summary>
    private async Task<List<TResult>> RunAsync<TTask, TResult>(IReadOnlyList<TTask> tasks)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var client = new OpenAIClient(new ApiKeyCredential("key"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
        var options = new BatchRunOptions { StateDirectory = _folder[typeof(TTask).Name], PollInterval = TimeSpan.FromMilliseconds(5) };
        var outcomes = new Dictionary<string, BatchOutcome<TResult>>(StringComparer.Ordinal);
        await foreach (var outcome in client.RunBatchAsync<TTask, TResult>((IEnumerable<TTask>)tasks, options, TestContext.Current.CancellationToken))
            outcomes.Add(outcome.CustomId, outcome);

        return [.. tasks.Select(task =>
        {
            var outcome = outcomes[BatchLine.GetCustomId<TTask, TResult>(task)];
            Assert.True(outcome is BatchOutcome<TResult>.Succeeded, outcome.Reason);
            return ((BatchOutcome<TResult>.Succeeded)outcome).Value;
        })];
    }
}

using System.Globalization;
using BatchTasks;

// Writes tasks of each kind, reads an answer of each kind back, and prints all of it.
await WriteAsync("text", BatchFile.WriteAsync("text.jsonl", [new TranslateTask("Français", "tasty \u2028 🍣", 20), new TranslateTask("日本語", "x", null)]));
await WriteAsync("structured", BatchFile.WriteAsync("structured.jsonl", [new ReadReviewTask(new("0f8fad5b-d9cb-469f-a165-70867728950e"), new(2024, 11, 19), 3, "Good.")]));
await WriteAsync("function call", BatchFile.WriteAsync<NumbersTask, int[]>("numbers.jsonl", [new NumbersTask(-7, "one, two")]));
await WriteAsync("union", BatchFile.WriteAsync("blocks.jsonl", [new BlocksTask(1)]));
await WriteAsync("context", BatchFile.WriteAsync("context.jsonl", [new ContextTask<Guid>(1, Guid.Empty)]));
await WriteAsync("responses", BatchFile.WriteAsync("photos.jsonl", [new PhotoTask(1, BatchImage.FromBytes(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A }), [BatchImage.FromUrl("https://example.com/a.jpg")], "low"), new PhotoTask(2, BatchImage.FromFileId("file-1"), [], null)]));
await WriteAsync("conversation", BatchFile.WriteAsync("talks.jsonl", [new TalkTask(1, [BatchMessage.User("Hi."), BatchMessage.Assistant("Hello."), BatchMessage.User("Where is 42?", BatchAudio.FromBytes(new byte[] { 1, 2, 3 }, BatchAudioFormat.Mp3))])]));
await WriteAsync("moderation", BatchFile.WriteAsync("posts.jsonl", [new PostTask(1, "Nice.")]));
await WriteAsync("image", BatchFile.WriteAsync("cats.jsonl", [new CatTask(1, "red")]));
await WriteAsync("embeddings", BatchFile.WriteAsync("chunks.jsonl", Chunks()));

await ReadAsync(TranslateTask.ReadResultsAsync("text-output.jsonl", null, new() { InputFile = "text.jsonl" }), static text => text);
await ReadAsync(ReadReviewTask.ReadResultsAsync("structured-output.jsonl"), static f => string.Create(
    CultureInfo.InvariantCulture,
    $"{f.Mood} {f.Confidence} {string.Join("+", f.Dishes)} {f.Visited:O} {f.Receipt} {f.Written:O}"));
await ReadAsync(NumbersTask.ReadResultsAsync("numbers-output.jsonl"), static numbers => string.Join(", ", numbers));
await ReadAsync(BlocksTask.ReadResultsAsync("blocks-output.jsonl"), static block => block.ToString());
await ReadAsync(ContextTask<Guid>.ReadResultsAsync("context-output.jsonl"), static block => block.ToString());
await ReadAsync(PhotoTask.ReadResultsAsync("photos-output.jsonl"), static choices => string.Join(", ", choices.Select(static choice => $"{choice.HasValue} {choice.Value} {choice.Text} {choice.LogProbs.Count} {choice.Reasoning}")));
await ReadAsync(TalkTask.ReadResultsAsync("talks-output.jsonl"), static answer => $"{answer.Text} {string.Join(", ", answer.Calls.Select(static call => call.Arguments))}");
await ReadAsync(PostTask.ReadResultsAsync("posts-output.jsonl"), static post => string.Create(CultureInfo.InvariantCulture, $"{post.Flagged} {post.CategoryScores["violence"]}"));
await ReadAsync(CatTask.ReadResultsAsync("cats-output.jsonl"), static cat => $"{cat.MediaType} {cat.RevisedPrompt}");
await ReadAsync(ChunkTask.ReadResultsAsync("chunks-output.jsonl"), static vector => string.Join(", ", vector.ToArray()));

Console.WriteLine(TranslateTask.TryParseCustomId("translate-日本語", out var language) ? language : "no");
Console.WriteLine(ReadReviewTask.TryParseCustomId("0f8fad5b-d9cb-469f-a165-70867728950e/2024-11-19/3", out var shop, out var day, out var id) ? $"{shop} {day:O} {id}" : "no");
Console.WriteLine(NumbersTask.TryParseCustomId("numbers--7", out var number) ? number : "no");
Console.WriteLine(ChunkTask.TryParseCustomId("chunk--7", out _));

static async IAsyncEnumerable<ChunkTask> Chunks()
{
    yield return new ChunkTask(1, "first");
    await Task.Yield();
    yield return new ChunkTask(ulong.MaxValue, "last");
}

static async Task WriteAsync(string title, Task<BatchFileSet> writing)
{
    Console.WriteLine($"== {title}");
    foreach (var part in (await writing).Parts)
        Console.Write(await File.ReadAllTextAsync(part.Path));
}

static async Task ReadAsync<TResult>(IAsyncEnumerable<BatchOutcome<TResult>> outcomes, Func<TResult, string> show)
{
    await foreach (var outcome in outcomes)
        Console.WriteLine($"{outcome.CustomId} {outcome.Kind}: {(outcome is BatchOutcome<TResult>.Succeeded { Value: var value } ? show(value) : outcome.Reason)}");
}

using System.ClientModel;
using BatchTasks;
using BatchTasks.Emulator;
using OpenAI;

await using var emulator = await BatchEmulator.StartAsync(new()
{
    Handler = static (request, _) => ValueTask.FromResult(request.CustomId == "review-13"
        ? EmulatedResponse.Error(400, "invalid_prompt", "Unlucky.")
        : EmulatedResponse.Text(request, $$"""{"value":{{(request.CustomId == "review-1" ? "true" : "false")}}}""")),
});
var client = new OpenAIClient(new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
ReviewTask[] reviews = [.. Enumerable.Range(1, 20).Select(static id => new ReviewTask(id, $"Review {id}"))];

var outcomes = new List<BatchOutcome<bool>>();
await foreach (var outcome in client.RunBatchAsync(reviews, new() { StateDirectory = "state", PollInterval = TimeSpan.FromMilliseconds(50) }))
    outcomes.Add(outcome);

foreach (var group in outcomes.GroupBy(static o => o.Kind).OrderBy(static g => g.Key))
    Console.WriteLine($"{group.Key}: {group.Count()}");

Console.WriteLine($"ids: {outcomes.Select(static o => o.CustomId).Distinct().Count()}");
Console.WriteLine($"true: {string.Join(", ", outcomes.OfType<BatchOutcome<bool>.Succeeded>().Where(static o => o.Value).Select(static o => o.CustomId))}");

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(bool))]
[UserMessage("Is this a good restaurant? {Text}")]
internal sealed partial record ReviewTask(int Id, string Text);

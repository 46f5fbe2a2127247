using System.ComponentModel;
using BatchTasks;

ReviewTask[] reviews = [new(1, "とても美味しかった"), new(2, "The soup was \"cold\".")];
var set = await BatchFile.WriteAsync("batch.jsonl", reviews);
Console.WriteLine($"{set.Parts.Count} file");
Console.WriteLine(File.ReadAllText("batch.jsonl"));

await foreach (var outcome in ReviewTask.ReadResultsAsync("output.jsonl", "errors.jsonl"))
{
    Console.WriteLine(outcome switch
    {
        BatchOutcome<Verdict>.Succeeded { Value: var verdict } => $"{outcome.CustomId}: {verdict.Sentiment} {verdict.Confidence} for {outcome.Usage?.TotalTokens} tokens",
        BatchOutcome<Verdict>.Failed { Error: var error } => $"{outcome.CustomId}: {error.StatusCode} {error.Code}",
        _ => $"{outcome.CustomId}: {outcome.Reason}",
    });
    Console.WriteLine(ReviewTask.TryParseCustomId(outcome.CustomId, out var id) ? $"which is task {id}" : "which is none");
}

public enum Sentiment
{
    Positive,
    Negative,
}

public sealed record Verdict(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Verdict))]
[SystemMessage("Judge whether the restaurant review is positive or negative.")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record ReviewTask(int Id, string Text);

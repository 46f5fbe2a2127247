namespace BatchTasks.Benchmarks.Tasks;

/// <summary>The task whose lines are written and whose answers are read: a constant system message of about 400 bytes, a schema of about 1 KB, and a text.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = ReviewRequest.Model, CustomId = "review-{Id}", Result = typeof(Verdict))]
[SystemMessage(ReviewRequest.SystemMessage)]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record ReviewTask(int Id, string Text);

/// <summary>What every request has, for the peers too.</summary>
internal static class ReviewRequest
{
    public const string Model = "gpt-4o-mini";

    public const string SystemMessage =
        "You judge texts that customers have written about restaurants, shops and services. Say whether the writer is content on the whole, how sure you are, what the text is about "
        + "and under which subjects it should be filed. Judge only what is written, not what you know of the place; irony counts as what it means. Texts may be in any language; "
        + "answer in the language of the text. Answer in the given form and with nothing else.";
}

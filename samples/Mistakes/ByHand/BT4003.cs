using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "answer-{Id}")]
[UserMessage("{Text}")]
public sealed partial record AnswerTask(int Id, string Text);

public static class HalfOfTheAnswers
{
    public static async Task ReadAsync()
    {
        await foreach (var outcome in AnswerTask.ReadResultsAsync("answers/output.jsonl", null)) // BT4003
            Console.WriteLine(outcome.CustomId);
    }
}

using BatchTasks;

namespace Mistakes;

public sealed record Loose(Dictionary<string, string> Facts); // BT3001

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Loose))]
[UserMessage("{Text}")]
public sealed partial record DictionaryResult(int Id, string Text);

using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Score}")] // BT1103
[UserMessage("{Text}")]
public sealed partial record NumberAsKey(double Score, string Text);

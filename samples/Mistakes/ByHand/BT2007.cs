using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("Answer as { \"positive\": true }: {Text}")] // BT2007
public sealed partial record BracesInText(int Id, string Text);

using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("{Txt}")] // BT1102
public sealed partial record MisspeltMember(int Id, string Text);

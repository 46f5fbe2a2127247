using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[SystemMessage(File = "prompts/jugde.md")] // BT2008
[UserMessage("{Text}")]
public sealed partial record MisspeltFile(int Id, string Text);

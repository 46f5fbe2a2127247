using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(bool), ResultContext = typeof(Uri))] // BT3010
[UserMessage("{Text}")]
public sealed partial record NoContext(int Id, string Text);

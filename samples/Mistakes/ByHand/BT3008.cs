using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(bool), ResultName = "is positive?")] // BT3008
[UserMessage("{Text}")]
public sealed partial record NoSchemaName(int Id, string Text);

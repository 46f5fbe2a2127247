using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "item-{Id}", Batch = "monthly")]
[UserMessage("{Text}")]
public sealed partial record MonthlyItem(int Id, string Text);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "item-{Number}", Batch = "monthly")] // BT1105
[UserMessage("{Text}")]
public sealed partial record MonthlyOther(int Number, string Text);

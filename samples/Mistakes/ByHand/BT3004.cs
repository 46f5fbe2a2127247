using BatchTasks;

namespace Mistakes;

public sealed record Shelf1(Shelf2[] Inner);
public sealed record Shelf2(Shelf3[] Inner);
public sealed record Shelf3(Shelf4[] Inner);
public sealed record Shelf4(Shelf5[] Inner);
public sealed record Shelf5(Shelf6[] Inner);
public sealed record Shelf6(string[] Books);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Shelf1))] // BT3004
[UserMessage("{Text}")]
public sealed partial record NearlyTooDeep(int Id, string Text);

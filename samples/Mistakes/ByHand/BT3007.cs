using BatchTasks;

namespace Mistakes;

[Flags]
public enum Topics { None = 0, Food = 1, Service = 2 }

public sealed record About(Topics Topics); // BT3007

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(About))]
[UserMessage("{Text}")]
public sealed partial record FlagsInResult(int Id, string Text);

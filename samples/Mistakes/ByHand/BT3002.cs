using BatchTasks;

namespace Mistakes;

public sealed record Level1(Level2 Next);
public sealed record Level2(Level3 Next);
public sealed record Level3(Level4 Next);
public sealed record Level4(Level5 Next);
public sealed record Level5(Level6 Next);
public sealed record Level6(Level7 Next);
public sealed record Level7(Level8 Next);
public sealed record Level8(Level9 Next);
public sealed record Level9(Level10 Next);
public sealed record Level10(Level11 Next);
public sealed record Level11(string Text);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Level1))] // BT3002
[UserMessage("{Text}")]
public sealed partial record DeepResult(int Id, string Text);

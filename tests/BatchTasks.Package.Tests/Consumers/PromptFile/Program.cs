using BatchTasks;

Console.WriteLine(new ReviewTask(1, "Chez nous", "The soup was cold.").ToBatchLine());

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[SystemMessage(File = "prompts/judge.md")]
[UserMessage("{Text}")]
public sealed partial record ReviewTask(int Id, string Restaurant, string Text);

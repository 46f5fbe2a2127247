using System.ComponentModel.DataAnnotations;
using BatchTasks;

namespace Mistakes;

public sealed record Headline([property: StringLength(80)] string Text); // BT3005

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Headline))]
[UserMessage("{Text}")]
public sealed partial record LengthNotSent(int Id, string Text);

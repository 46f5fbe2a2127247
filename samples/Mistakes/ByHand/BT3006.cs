using System.ComponentModel.DataAnnotations;
using BatchTasks;

namespace Mistakes;

public sealed record Rating([property: Range(1, 5)] int Stars);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "ft:gpt-4o-mini-2024-07-18:acme::abc123", CustomId = "review-{Id}", Result = typeof(Rating))] // BT3006
[UserMessage("{Text}")]
public sealed partial record RangeForFineTuned(int Id, string Text);

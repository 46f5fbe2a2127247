using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}")]
[UserMessage("Is this review positive?")]
public sealed partial record UnusedMember(int Id, string Text); // BT0004

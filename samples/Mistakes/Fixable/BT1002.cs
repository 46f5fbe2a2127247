using BatchTasks;

namespace Mistakes;

[BatchTask("/v1/chat/completion", Model = "gpt-4o-mini", CustomId = "review-{Id}")] // BT1002
[UserMessage("{Text}")]
public sealed partial record MisspeltEndpoint(int Id, string Text);

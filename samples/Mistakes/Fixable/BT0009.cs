using BatchTasks;

namespace Mistakes;

[UserMessage("What a fine day.")] // BT0009
public sealed record NoTask(int Id);

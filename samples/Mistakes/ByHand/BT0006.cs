using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.Videos, Model = "sora-2", CustomId = "video-{Id}")] // BT0006
public sealed partial record NotYetGenerated(int Id);

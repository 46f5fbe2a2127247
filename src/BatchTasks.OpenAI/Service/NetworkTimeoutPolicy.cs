using System.ClientModel.Primitives;

namespace BatchTasks;

/// <summary>Gives one call more time than the client's other calls: 200 MB don't go through an ordinary line in the 100 seconds of the default.</summary>
internal sealed class NetworkTimeoutPolicy(TimeSpan timeout) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.NetworkTimeout = timeout;
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.NetworkTimeout = timeout;
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}

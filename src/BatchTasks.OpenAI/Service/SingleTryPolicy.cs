using System.ClientModel;
using System.ClientModel.Primitives;

namespace BatchTasks;

/// <summary>
/// Keeps the package from sending a call again after a failure that leaves it open whether the service has carried it out: for the creation of a
/// batch a second try would be a second, billed batch. A refusal (429) is still tried again.
/// </summary>
internal sealed class SingleTryPolicy : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        try
        {
            ProcessNext(message, pipeline, currentIndex);
        }
        catch (Exception e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new FailedException(e);
        }

        if (IsOpen(message))
            throw new FailedException(new ClientResultException(message.Response!));
    }

    public override async ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        try
        {
            await ProcessNextAsync(message, pipeline, currentIndex).ConfigureAwait(false);
        }
        catch (Exception e) when (!message.CancellationToken.IsCancellationRequested)
        {
            throw new FailedException(e);
        }

        if (IsOpen(message))
            throw new FailedException(await ClientResultException.CreateAsync(message.Response!).ConfigureAwait(false));
    }

    private static bool IsOpen(PipelineMessage message) => message.Response is { Status: 408 or >= 500 };

    /// <summary>Of a type that the package's retry policy does not try again.</summary>
    internal sealed class FailedException(Exception cause) : Exception(cause.Message, cause);
}

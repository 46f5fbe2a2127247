using System.Runtime.CompilerServices;

namespace BatchTasks;

/// <summary>Keeps several requests on their way at the same time, and hands their outcomes over in the order of the requests.</summary>
internal static class PreviewQueue
{
    public static async IAsyncEnumerable<BatchOutcome<TResult>> RunAsync<TRequest, TResult>(
        IEnumerable<TRequest> requests,
        Func<TRequest, CancellationToken, Task<BatchOutcome<TResult>>> send,
        int concurrency,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Linked, so that leaving the loop early also stops what is on its way.
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var underway = new Queue<Task<BatchOutcome<TResult>>>();
        try
        {
            foreach (var request in requests)
            {
                underway.Enqueue(send(request, stop.Token));
                if (underway.Count == concurrency)
                    yield return await underway.Dequeue().ConfigureAwait(false);
            }

            while (underway.Count > 0)
                yield return await underway.Dequeue().ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            Task rest = Task.WhenAll(underway);
            await rest.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

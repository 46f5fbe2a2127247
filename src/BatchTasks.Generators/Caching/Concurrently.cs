using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace BatchTasks.Generators.Caching;

/// <summary>Work on independent items.</summary>
internal static class Concurrently
{
    /// <summary>Below this, starting other threads takes longer than the work.</summary>
    private const int FewItems = 8;

    /// <param name="count">The number of items.</param>
    /// <param name="mayUseThreads">Whether several may be worked on at once.</param>
    /// <param name="work">What is done with the item of an index.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void ForEach(int count, bool mayUseThreads, Action<int> work, CancellationToken cancellationToken)
    {
        if (!mayUseThreads || count < FewItems)
        {
            for (var i = 0; i < count; i++)
                work(i);

            return;
        }

        try
        {
            Parallel.For(0, count, new ParallelOptions { CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException several)
        {
            // As if they had been worked on one after the other: whoever called knows nothing of threads.
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }
}

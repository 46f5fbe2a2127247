namespace BatchTasks;

/// <summary>Work on one part under its lease, which is given back whatever ends the work.</summary>
internal static class LeasedPart
{
    /// <param name="context">The run's.</param>
    /// <param name="part">The part as it was read. What others wrote since is in the record that the work gets.</param>
    /// <param name="work">Is given the part as it is now.</param>
    /// <param name="cancellationToken">Stops the wait for the store.</param>
    /// <returns>What came of the work; the default where another process has the part, or has taken it over meanwhile.</returns>
    public static async Task<T?> WorkAsync<T>(RunContext context, PartRecord part, Func<PartRecord, Task<T>> work, CancellationToken cancellationToken)
    {
        if (await context.Store.TryLeaseAsync(part.RunKey, part.Number, cancellationToken).ConfigureAwait(false) is not { } leased)
            return default;

        try
        {
            return await work(leased).ConfigureAwait(false);
        }
        catch (LeaseLostException)
        {
            RunLog.LeaseLost(context.Logger, part.Number);
            return default;
        }
        finally
        {
            await context.Store.ReleaseAtEndAsync(leased).ConfigureAwait(false);
        }
    }
}

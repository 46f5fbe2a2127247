namespace BatchTasks;

/// <summary>
/// The service's own count of a batch's requests. For a cancelled or expired batch <see cref="Total"/> is often not the sum of the others;
/// only the lines of the result files tell how each request ended.
/// </summary>
/// <param name="Total">Requests in the batch. 0 until the input file has been checked.</param>
/// <param name="Completed">Requests that were answered.</param>
/// <param name="Failed">Requests that ended in an error.</param>
public readonly record struct BatchRequestCounts(long Total, long Completed, long Failed)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Completed + Failed}/{Total}, {Failed} failed";
}

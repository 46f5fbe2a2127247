namespace BatchTasks;

/// <summary>A run was cancelled by its token. Its batches remain at the service, running or (when that was asked for) being cancelled.</summary>
public sealed class BatchRunCanceledException : OperationCanceledException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What remains where.</param>
    /// <param name="innerException">The cancellation.</param>
    /// <param name="cancellationToken">The token that was cancelled.</param>
    public BatchRunCanceledException(string message, Exception? innerException, CancellationToken cancellationToken)
        : base(message, innerException, cancellationToken)
    {
    }

    /// <summary>The folder with the run's state and files.</summary>
    public string StateDirectory { get; init; } = "";

    /// <summary>The batches whose results were not collected.</summary>
    public IReadOnlyList<string> BatchIds { get; init; } = [];
}

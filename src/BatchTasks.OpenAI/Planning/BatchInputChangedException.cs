namespace BatchTasks;

/// <summary>The tasks of a call are not those of the run that it would carry on. Nothing was sent.</summary>
public sealed class BatchInputChangedException : InvalidOperationException
{
    /// <summary>Creates an exception.</summary>
    /// <param name="message">What has changed, and what to do.</param>
    /// <param name="difference">The first difference.</param>
    public BatchInputChangedException(string message, BatchFileDifference difference)
        : base(message) => Difference = difference;

    /// <summary>The first row that differs, and how.</summary>
    public BatchFileDifference Difference { get; }
}

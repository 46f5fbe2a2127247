namespace BatchTasks.Emulator;

/// <summary>A batch that the service ends in the middle. What is executed until then is in the result files and billed.</summary>
/// <param name="Share">The share of the requests that are executed, from 0 to 1: the first ones of the input file.</param>
/// <param name="IsCancelled">Whether the batch ends as <c>cancelled</c>; else it ends as <c>expired</c>, before its window is over.</param>
public sealed record EmulatorEarlyEnd(double Share, bool IsCancelled)
{
    /// <summary>The requests that are not executed are in neither result file; else they are in the error file with the reason.</summary>
    public bool LeavesRowsOut { get; init; }
}

namespace BatchTasks.Emulator;

/// <summary>A request of a batch, and its row in a result file, as faults are asked about them.</summary>
/// <param name="BatchNumber">The batch's number in the order of their creation, from 1.</param>
/// <param name="Index">The request's place in the input file, from 0, blank lines not counted.</param>
/// <param name="CustomId">Its <c>custom_id</c>.</param>
public sealed record EmulatedBatchRow(int BatchNumber, int Index, string CustomId);

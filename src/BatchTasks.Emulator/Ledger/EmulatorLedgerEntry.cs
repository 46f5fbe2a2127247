namespace BatchTasks.Emulator;

/// <summary>A line that was executed.</summary>
/// <param name="CustomId">Its <c>custom_id</c>.</param>
/// <param name="LineHash">16 hexadecimal digits that follow from the whole line: lines that differ in anything differ here.</param>
/// <param name="Times">How many times it got a 2xx answer.</param>
/// <param name="BatchIds">The batches in which it did, one entry for each time.</param>
public sealed record EmulatorLedgerEntry(string CustomId, string LineHash, int Times, IReadOnlyList<string> BatchIds);

namespace BatchTasks.Emulator.Ledger;

/// <summary>A request of a batch that has ended, as the ledger counts it.</summary>
/// <param name="Line">The hash of the line.</param>
/// <param name="CustomId">Its <c>custom_id</c>.</param>
/// <param name="IsSuccess">Whether it got a 2xx answer.</param>
internal sealed record LedgerLine(ulong Line, string CustomId, bool IsSuccess);

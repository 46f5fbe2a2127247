using System.Text.Json.Serialization;
using BatchTasks.Emulator.Ledger;

namespace BatchTasks.Emulator.Batches;

/// <summary>How the records of a batch are kept in a data folder.</summary>
[JsonSerializable(typeof(BatchRecord))]
[JsonSerializable(typeof(LedgerLine))]
internal sealed partial class BatchRecordJson : JsonSerializerContext;

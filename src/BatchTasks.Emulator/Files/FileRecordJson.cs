using System.Text.Json.Serialization;

namespace BatchTasks.Emulator.Files;

/// <summary>How a file's record is kept in a data folder.</summary>
[JsonSerializable(typeof(StoredFile))]
internal sealed partial class FileRecordJson : JsonSerializerContext;

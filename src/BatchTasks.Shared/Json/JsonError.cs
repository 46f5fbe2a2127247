namespace BatchTasks.Shared.Json;

/// <summary>Why a text is not JSON, and where: <see cref="Offset"/> counts from the text's beginning.</summary>
internal readonly record struct JsonError(int Offset, string Message);

namespace BatchTasks;

/// <summary>A request of an input file.</summary>
/// <param name="CustomId">Its <c>custom_id</c>.</param>
/// <param name="Url">Its <c>url</c>, as it is written.</param>
/// <param name="Model">The model that its body names, or <see langword="null"/>.</param>
/// <param name="Body">The JSON object of its body, as UTF-8.</param>
public sealed record BatchFileRequest(string CustomId, string Url, string? Model, ReadOnlyMemory<byte> Body);

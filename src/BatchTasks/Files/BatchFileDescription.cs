namespace BatchTasks;

/// <summary>What an input file, whoever wrote it, is for.</summary>
/// <param name="Endpoint">
/// The endpoint of its requests, in the form of <see cref="BatchEndpoints"/> where their url means one of these (<c>/v4/chat/completions</c>,
/// <c>/chat/completions</c>), else as it is written; <see langword="null"/> where they have several or none.
/// </param>
/// <param name="Model">The model of its requests, or <see langword="null"/> where they have several or none.</param>
/// <param name="Requests">Its requests: lines that are not blank.</param>
/// <param name="Bytes">The file's length.</param>
public sealed record BatchFileDescription(string? Endpoint, string? Model, long Requests, long Bytes);

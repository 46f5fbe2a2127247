namespace BatchTasks.Cli.Json;

/// <summary>What <c>status</c> writes without a run: the account's batches, the newest first.</summary>
internal sealed record BatchListDocument(IReadOnlyList<BatchDocument> Batches, bool HasMore);

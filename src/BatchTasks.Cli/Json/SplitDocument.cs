namespace BatchTasks.Cli.Json;

/// <summary>What <c>split</c> writes.</summary>
internal sealed record SplitDocument(long Requests, long Bytes, IReadOnlyList<SplitDocument.Part> Parts)
{
    internal sealed record Part(string File, int Requests, long Bytes, int EmbeddingInputs);
}

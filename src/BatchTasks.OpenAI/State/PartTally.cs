using System.Text.Json;

namespace BatchTasks;

/// <summary>What came of a part: its outcomes by kind, less those that are sent again, and the tokens of all of its answers.</summary>
internal sealed record PartTally
{
    /// <summary>By the name of the kind.</summary>
    public required IReadOnlyDictionary<string, long> Kinds { get; init; }

    /// <summary>Those that are sent again in another part.</summary>
    public long Retried { get; init; }

    /// <summary>Lines of the result files that belong to no task.</summary>
    public long UnmatchedLines { get; init; }

    public BatchUsage Usage { get; init; }

    public static PartTally? Parse(string? json) => json is null ? null : JsonSerializer.Deserialize(json, StateJson.Default.PartTally);

    public string ToJson() => JsonSerializer.Serialize(this, StateJson.Default.PartTally);
}

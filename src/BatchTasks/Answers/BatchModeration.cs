namespace BatchTasks;

/// <summary>What the moderations endpoint says of one input. Categories are read under the names that the service writes, so that new ones come too.</summary>
/// <remarks>Source: <c>CreateModerationResponse</c> of the published OpenAPI document. A category that the model does not judge (null) is left out.</remarks>
public sealed record BatchModeration
{
    /// <summary>Whether any category is flagged.</summary>
    public required bool Flagged { get; init; }

    /// <summary>Whether each category is flagged, by its name, for example <c>violence/graphic</c>.</summary>
    public required IReadOnlyDictionary<string, bool> Categories { get; init; }

    /// <summary>The model's score of each category: 0 to 1, the higher the surer. It is no probability.</summary>
    public required IReadOnlyDictionary<string, double> CategoryScores { get; init; }

    /// <summary>To which kinds of input each score applies: <c>text</c>, <c>image</c>. Empty for models that take text only.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> CategoryAppliedInputTypes { get; init; }
}

namespace BatchTasks.Generators.Files;

/// <summary>What is wrong at a place of a file.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
internal sealed record FileFinding(string Id, FilePlace Place, string Message)
{
    /// <summary>The text of a code fix, as in a <see cref="Shared.Lines.LineFinding"/>.</summary>
    public string? Replacement { get; init; }

    /// <summary>The parameter that the service names in its error (custom_id, body.model), or null.</summary>
    public string? Parameter { get; init; }

    /// <summary>The line that this one disagrees with, or null.</summary>
    public FilePlace? Other { get; init; }
}

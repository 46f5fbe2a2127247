namespace BatchTasks;

/// <summary>One reason for which the service refused a batch.</summary>
public sealed record BatchValidationError
{
    /// <summary>The service's code, for example <c>duplicate_custom_id</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message.</summary>
    public string? Message { get; init; }

    /// <summary>The member of the line that the error is about, for example <c>body.model</c>.</summary>
    public string? Param { get; init; }

    /// <summary>The line of the input file, counted from 1, or <see langword="null"/> where the error is about the whole file.</summary>
    public long? Line { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var line = Line is { } number ? $"line {number}: " : "";
        var code = Code is null ? "" : $"{Code}: ";
        return $"{line}{code}{Message ?? "no message"}";
    }
}

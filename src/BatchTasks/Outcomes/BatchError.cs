namespace BatchTasks;

/// <summary>
/// An error of one request, from whichever place the service put it: the line's own <c>error</c>, or <c>response.body.error</c> of an HTTP failure.
/// </summary>
public sealed record BatchError
{
    /// <summary>The HTTP status of the request's response, or <see langword="null"/> where it never got one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The service's code, for example <c>context_length_exceeded</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The service's message.</summary>
    public string? Message { get; init; }

    /// <summary>The parameter that the error is about, for example <c>messages</c>.</summary>
    public string? Param { get; init; }

    /// <summary>The service's type of error, for example <c>invalid_request_error</c>.</summary>
    public string? Type { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var head = StatusCode is { } status ? $"HTTP {status}" : "error";
        var code = Code is null ? "" : $" {Code}";
        var param = Param is null ? "" : $" ({Param})";
        return $"{head}{code}{param}: {Message ?? "no message"}";
    }
}

using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Jobs;

/// <summary>Why the service does not create a batch.</summary>
/// <param name="Id">The rule's.</param>
/// <param name="Span">Where in the body.</param>
/// <param name="Message">What is wrong and what to do, in our words.</param>
/// <param name="Service">What the service answers.</param>
internal sealed record CreateBatchFinding(string Id, ByteSpan Span, string Message, ServiceError Service)
{
    /// <summary>The content of the string that should stand at the span, unquoted and unescaped, or null where the author has to decide.</summary>
    public string? Replacement { get; init; }

    /// <summary>Whether something is missing from the object at the span, rather than the span itself wrong.</summary>
    public bool IsAbsence { get; init; }
}

using System.Diagnostics.CodeAnalysis;

namespace BatchTasks;

/// <summary>
/// One of the answers to a request with all that the service tells of it: as the result of a task, or an array or list of them where the request asks for
/// several (<c>n</c>). The task succeeds where at least one has a value; else it is refused, truncated or invalid as its first one is.
/// </summary>
/// <typeparam name="T">The type of the answer.</typeparam>
public sealed record BatchChoice<T> : BatchChoice
{
    /// <summary>The answer. The default of its type where <see cref="HasValue"/> is <see langword="false"/>.</summary>
    public T? Value { get; init; }

    /// <inheritdoc/>
    [MemberNotNullWhen(true, nameof(Value))]
    public override bool HasValue => Problem is null;
}

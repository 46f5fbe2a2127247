namespace BatchTasks;

/// <summary>
/// A part of what a model is shown: <see cref="BatchText"/>, <see cref="BatchImage"/>, <see cref="BatchAudio"/> or <see cref="BatchFileInput"/>. A string is text.
/// Contents are values: equal where they show the same, and unchangeable. What an endpoint does not take is refused when the line is written.
/// </summary>
public abstract class BatchContent : IEquatable<BatchContent>
{
    private protected BatchContent()
    {
    }

    /// <summary>Text as content.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    public static implicit operator BatchContent(string text) => new BatchText(text);

    /// <summary>Whether both show the same.</summary>
    /// <param name="left">One content.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(BatchContent? left, BatchContent? right) => left?.Equals(right) ?? right is null;

    /// <summary>Whether the two don't show the same.</summary>
    /// <param name="left">One content.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(BatchContent? left, BatchContent? right) => !(left == right);

    /// <summary>Text as content.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    public static BatchContent FromString(string text) => text;

    /// <summary>Whether both show the same. Bytes are compared; a file is compared by its path, not read.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(BatchContent? other) =>
        ReferenceEquals(this, other) || (other is not null && other.GetType() == GetType() && HasSameParts(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is BatchContent other && Equals(other);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>Compares with a content of the same type.</summary>
    private protected abstract bool HasSameParts(BatchContent other);
}

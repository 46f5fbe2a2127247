namespace BatchTasks;

/// <summary>Text as a content part. A string converts to it by itself.</summary>
public sealed class BatchText : BatchContent
{
    /// <summary>Creates text.</summary>
    /// <param name="text">The text. It may be empty.</param>
    /// <exception cref="ArgumentNullException">The text is <see langword="null"/>.</exception>
    public BatchText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);

    /// <summary>The text, or its beginning where it is long.</summary>
    public override string ToString() => ContentText.Shorten(Text);

    private protected override bool HasSameParts(BatchContent other) => ((BatchText)other).Text == Text;
}

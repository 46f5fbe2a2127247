using System.Globalization;

namespace BatchTasks;

/// <summary>The bytes of a content: in memory, or in a file that is read when the line is written.</summary>
internal sealed class ContentData : IEquatable<ContentData>
{
    private ContentData(ReadOnlyMemory<byte> bytes, string? path) => (Bytes, Path) = (bytes, path);

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The full path of the file, so that a later change of the working folder changes nothing; null for bytes in memory.</summary>
    public string? Path { get; }

    public static ContentData FromBytes(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
            throw new ArgumentException("There are no bytes. Give the content of a file, or leave the part out.", nameof(bytes));

        return new(bytes, path: null);
    }

    public static ContentData FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new(default, System.IO.Path.GetFullPath(path));
    }

    public bool Equals(ContentData? other) => other is not null && Path == other.Path && Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override bool Equals(object? obj) => Equals(obj as ContentData);

    public override int GetHashCode()
    {
        // The ends tell most contents apart; a hash of megabytes would cost more than it saves.
        var hash = default(HashCode);
        hash.Add(Path);
        hash.Add(Bytes.Length);
        hash.AddBytes(Bytes.Span[..Math.Min(Bytes.Length, 64)]);
        hash.AddBytes(Bytes.Span[^Math.Min(Bytes.Length, 64)..]);
        return hash.ToHashCode();
    }

    public override string ToString() => Path ?? string.Create(CultureInfo.InvariantCulture, $"{Bytes.Length:N0} bytes");
}

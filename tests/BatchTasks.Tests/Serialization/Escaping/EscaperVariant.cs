using BatchTasks.Serialization.Escaping;

namespace BatchTasks.Tests.Serialization.Escaping;

/// <summary>One of the writers of escaped text, and how it is driven.</summary>
internal sealed record EscaperVariant(string Name, bool IsSupported, EscaperVariant.Writing Write)
{
    private const byte Canary = 0xA5;
    private const int CanaryBytes = 256;

    public delegate int Writing(ReadOnlySpan<char> text, Span<byte> destination, out int written);

    public static readonly EscaperVariant Scalar = new("scalar", true, ScalarEscaper.Write);

    private static readonly EscaperVariant[] s_all =
    [
        Scalar,
        new("chosen for this machine", true, JsonEscaper.Write),
        new("128 bits", Vector128Escaper.IsSupported, Vector128Escaper.Write),
        new("512 bits", Vector512Escaper.IsSupported, Vector512Escaper.Write),
    ];

    /// <summary>The names of all, for theories.</summary>
    public static TheoryData<string> Names => [.. s_all.Select(variant => variant.Name)];

    /// <summary>The variant of a name; a test of one that the machine has no instructions for is shown as skipped.</summary>
    public static EscaperVariant Of(string name)
    {
        var variant = s_all.Single(variant => variant.Name == name);
        Assert.SkipUnless(variant.IsSupported, $"This machine has no instructions for: {name}.");
        return variant;
    }

    /// <summary>Writes the whole text into a destination with <paramref name="spare"/> bytes more than it needs, and nothing behind.</summary>
    public byte[] Written(ReadOnlySpan<char> text, int spare = 512)
    {
        var size = Scalar.Room(text);
        var destination = new byte[size + spare + CanaryBytes];
        Array.Fill(destination, Canary);
        Assert.Equal(text.Length, Write(text, destination.AsSpan(0, size + spare), out var written));
        Assert.Equal(size, written);
        Assert.True(destination.AsSpan(size + spare).IndexOfAnyExcept(Canary) < 0, $"{Name} has written behind its destination.");
        return destination[..written];
    }

    private int Room(ReadOnlySpan<char> text)
    {
        var destination = new byte[text.Length * EscapeTables.LongestEscape];
        Assert.Equal(text.Length, Write(text, destination, out var written));
        return written;
    }
}

using System;
using BatchTasks.Shared.Json;

namespace BatchTasks.Shared.Lines;

/// <summary>A value that a line holds: what it is and where it lies. The default value is one that is not there.</summary>
internal readonly record struct LineValue(JsonTokenKind Kind, ByteSpan Span)
{
    public bool IsPresent => Kind != JsonTokenKind.None;

    /// <summary>True where it is absent or JSON's null.</summary>
    public bool IsMissing => Kind is JsonTokenKind.None or JsonTokenKind.Null;

    public bool IsString => Kind == JsonTokenKind.String;

    /// <summary>The value's bytes out of its line.</summary>
    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> line) => line.Slice(Span.Start, Span.Length);

    /// <summary>A string's text.</summary>
    public string Text(ReadOnlySpan<byte> line) => JsonString.Unescape(line.Slice(Span.Start + 1, Span.Length - 2));

    /// <summary>True where it is a string that stands for <paramref name="ascii"/>.</summary>
    public bool Is(string ascii, ReadOnlySpan<byte> line) => IsString && JsonString.EqualsAscii(line.Slice(Span.Start + 1, Span.Length - 2), ascii);
}

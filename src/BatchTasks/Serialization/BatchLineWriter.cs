using System.Buffers;
using System.Text.Json;
using BatchTasks.Serialization.Escaping;

namespace BatchTasks;

/// <summary>
/// Writes the parts of a request line as UTF-8: constants as they are, values as JSON. Text outside ASCII is written as UTF-8, not as <c>\uXXXX</c>;
/// U+0085, U+2028 and U+2029 are escaped, because readers that split on Unicode line breaks would tear the line; a lone surrogate becomes U+FFFD.
/// </summary>
/// <param name="output">Where to. It receives the bytes on <see cref="Flush"/> at the latest.</param>
public ref partial struct BatchLineWriter(IBufferWriter<byte> output)
{
    private const int LongestPiece = 8 * 1024;

    private Span<byte> _free = default;
    private int _used = 0;

    // The last byte that was handed over, which is not looked at in the output again.
    private byte _flushed = 0;

    /// <summary>Whether the numbers of parameters are held against the published schema: where lines go to a service whose bodies are as published.</summary>
    internal bool ChecksRanges { get; init; } = false;

    /// <summary>Hands what was written to the output. The writer can go on.</summary>
    public void Flush()
    {
        if (_used == 0)
            return;

        _flushed = _free[_used - 1];
        output.Advance(_used);
        _free = default;
        _used = 0;
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="utf8">UTF-8 text without a line break.</param>
    public void WriteConstant(scoped ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(Reserve(utf8.Length));
        _used += utf8.Length;
    }

    /// <summary>
    /// Writes the comma between two items of an array or two members of an object: nothing where an array or object has just been opened, and nothing at
    /// the very beginning. It stands where a value has ended, not inside a string.
    /// </summary>
    public void WriteComma()
    {
        var last = _used > 0 ? _free[_used - 1] : _flushed;
        if (last is not ((byte)'[' or (byte)'{' or 0))
            WriteConstant(","u8);
    }

    /// <summary>Writes text, escaped for a JSON string, without the quotes. <see langword="null"/> is written as nothing.</summary>
    /// <param name="text">The text.</param>
    public void WriteText(string? text) => WriteText(text.AsSpan());

    /// <summary>Writes a character, escaped for a JSON string, without the quotes.</summary>
    /// <param name="character">The character. A lone surrogate becomes U+FFFD.</param>
    public void WriteText(char character) => WriteText([character]);

    /// <summary>Writes text, escaped for a JSON string, without the quotes.</summary>
    /// <param name="text">The text.</param>
    public void WriteText(scoped ReadOnlySpan<char> text)
    {
        while (true)
        {
            // What is free is filled first: mostly it takes the whole text, with one look at its room.
            text = text[JsonEscaper.Write(text, _free[_used..], out var written)..];
            _used += written;
            if (text.IsEmpty)
                return;

            // A character takes six bytes at most and seldom more than three; long text goes out in pieces so that no huge buffer is asked for.
            Reserve(Math.Min(text.Length, LongestPiece) * 3 + JsonEscaper.Room);
        }
    }

    /// <summary>Writes <c>true</c> or <c>false</c>, the same as JSON and as text.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteConstant(value ? "true"u8 : "false"u8);

    /// <summary>Writes a JSON value without white space between its tokens.</summary>
    /// <param name="value">The value. An undefined one is written as <c>null</c>.</param>
    public void WriteJson(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteJsonObject(value);
                break;
            case JsonValueKind.Array:
                WriteJsonArray(value);
                break;
            case JsonValueKind.String:
                WriteQuoted(value.GetString());
                break;
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
                WriteText(value.GetRawText());
                break;
            default:
                WriteConstant("null"u8);
                break;
        }
    }

    private void WriteJsonObject(JsonElement value)
    {
        var separator = "{"u8;
        foreach (var property in value.EnumerateObject())
        {
            WriteConstant(separator);
            WriteQuoted(property.Name);
            WriteConstant(":"u8);
            WriteJson(property.Value);
            separator = ","u8;
        }

        WriteConstant(separator[0] == '{' ? "{}"u8 : "}"u8);
    }

    private void WriteJsonArray(JsonElement value)
    {
        var separator = "["u8;
        foreach (var item in value.EnumerateArray())
        {
            WriteConstant(separator);
            WriteJson(item);
            separator = ","u8;
        }

        WriteConstant(separator[0] == '[' ? "[]"u8 : "]"u8);
    }

    private void WriteQuoted(string? text)
    {
        WriteConstant("\""u8);
        WriteText(text);
        WriteConstant("\""u8);
    }

    private Span<byte> Reserve(int size)
    {
        if (_free.Length - _used < size)
        {
            Flush();
            _free = output.GetSpan(size);
        }

        return _free[_used..];
    }
}

using System.Text.Json;

namespace BatchTasks.Json;

/// <summary>Walks over the elements of an array that is known to be well-formed. A value of another kind has none.</summary>
internal ref struct RawArray
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly bool _isArray;
    private Utf8JsonReader _reader;

    public RawArray(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, RawJson.Options);
        _isArray = RawJson.IsArray(json) && _reader.Read();
    }

    /// <summary>Where the element that was read last begins.</summary>
    public int Start { get; private set; }

    /// <summary>Reads the next element.</summary>
    public bool TryRead(out ReadOnlySpan<byte> element)
    {
        element = default;
        if (!_isArray || !_reader.Read() || _reader.TokenType == JsonTokenType.EndArray)
            return false;

        Start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        element = _json[Start..(int)_reader.BytesConsumed];
        return true;
    }
}

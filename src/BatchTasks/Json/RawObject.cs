using System.Text.Json;

namespace BatchTasks.Json;

/// <summary>Walks over the members of an object that is known to be well-formed. A value of another kind has none.</summary>
internal ref struct RawObject
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly bool _isObject;
    private Utf8JsonReader _reader;
    private bool _isAtName;

    public RawObject(ReadOnlySpan<byte> json)
    {
        _json = json;
        _reader = new Utf8JsonReader(json, RawJson.Options);
        _isObject = RawJson.IsObject(json) && _reader.Read();
    }

    /// <summary>Moves to the next member's name, over the value of the one before.</summary>
    public bool Read()
    {
        if (!_isObject)
            return false;

        if (_isAtName)
            _reader.Skip();

        _isAtName = _reader.Read() && _reader.TokenType == JsonTokenType.PropertyName;
        return _isAtName;
    }

    public readonly bool NameEquals(ReadOnlySpan<byte> name) => _reader.NameEquals(name);

    public string ReadName() => JsonUnescape.GetString(ref _reader);

    /// <summary>The value of the member that <see cref="Read"/> moved to.</summary>
    public ReadOnlySpan<byte> ReadValue()
    {
        _isAtName = false;
        return RawJson.ReadValue(ref _reader, _json);
    }

    /// <summary>The value of an object's member, or an empty span where it has none of that name.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name)
    {
        var members = new RawObject(json);
        while (members.Read())
        {
            if (members.NameEquals(name))
                return members.ReadValue();
        }

        return default;
    }
}

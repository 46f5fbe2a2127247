using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks;

/// <summary>
/// The tokens of an answer's JSON, for generated readers. It gives the tokens that a <see cref="Utf8JsonReader"/> with its default options gives, and throws what that
/// throws, in less time: the text is whole and in one piece.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref partial struct BatchJsonTokens
{
    // As deep as a Utf8JsonReader reads; a bit for each level tells whether it is an object.
    private const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _json;
    private ulong _objects;
    private int _depth;
    private int _next;
    private int _valueStart;
    private int _valueEnd;
    private bool _hasEscapes;

    /// <summary>Creates a reader before the first token.</summary>
    /// <param name="json">The JSON as UTF-8.</param>
    public BatchJsonTokens(ReadOnlySpan<byte> json) => _json = json;

    /// <summary>The kind of the current token.</summary>
    public JsonTokenType TokenType { readonly get; private set; }

    /// <summary>Where the current token begins, in bytes.</summary>
    internal readonly int TokenStart => TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? _valueStart - 1 : _valueStart;

    /// <summary>The bytes of the current token: of a string or name what stands between its quotes.</summary>
    internal readonly ReadOnlySpan<byte> Value => _json[_valueStart.._valueEnd];

    /// <summary>Moves to the next token.</summary>
    /// <returns><see langword="false"/> at the end.</returns>
    /// <exception cref="JsonException">The JSON is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        SkipSpace();
        switch (TokenType)
        {
            case JsonTokenType.None or JsonTokenType.PropertyName:
                ReadValue();
                return true;
            case JsonTokenType.StartObject:
                if (At(_next) == '}')
                    ReadEnd(JsonTokenType.EndObject);
                else
                    ReadName();

                return true;
            case JsonTokenType.StartArray:
                if (At(_next) == ']')
                    ReadEnd(JsonTokenType.EndArray);
                else
                    ReadValue();

                return true;
            default:
                return ReadAfterValue();
        }
    }

    /// <summary>Moves from the start of an object, or from the value of one of its properties, to the next property's name.</summary>
    /// <returns><see langword="false"/> at the end of the object, on which it stands then.</returns>
    /// <exception cref="JsonException">The JSON is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool ReadPropertyName()
    {
        if (!MoveToNext(JsonTokenType.StartObject, '}', JsonTokenType.EndObject))
            return false;

        ReadName();
        return true;
    }

    /// <summary>Moves from the start of an array, or from one of its items, to the next item.</summary>
    /// <returns><see langword="false"/> at the end of the array, on which it stands then.</returns>
    /// <exception cref="JsonException">The JSON is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool ReadItem()
    {
        if (!MoveToNext(JsonTokenType.StartArray, ']', JsonTokenType.EndArray))
            return false;

        ReadValue();
        return true;
    }

    /// <summary>Moves from a property's name to its value, where it has this name.</summary>
    /// <param name="name">The name as UTF-8.</param>
    /// <returns>Whether it has.</returns>
    /// <exception cref="JsonException">The JSON is not valid.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadValueOf(scoped ReadOnlySpan<byte> name)
    {
        if (!ValueTextEquals(name))
            return false;

        ReadValueAfterName();
        return true;
    }

    /// <summary>Moves over the value on which the reader stands, or before which, to its last token.</summary>
    /// <exception cref="JsonException">The JSON is not valid.</exception>
    public void Skip()
    {
        if (TokenType == JsonTokenType.PropertyName)
            Read();

        if (TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return;

        var depth = _depth;
        do
            Read();
        while (_depth >= depth);
    }

    /// <summary>Whether the current string or name is this text.</summary>
    /// <param name="utf8">The text as UTF-8.</param>
    /// <exception cref="InvalidOperationException">The string has an escape of half a surrogate pair.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool ValueTextEquals(scoped ReadOnlySpan<byte> utf8) => _hasEscapes ? ValueReader().ValueTextEquals(utf8) : Value.SequenceEqual(utf8);

    /// <summary>The text of the current string or name.</summary>
    internal readonly string GetText() => _hasEscapes ? JsonUnescape.GetString(Value) : Utf8Strings.ToText(Value);

    /// <summary>A reader that stands on the current token, which is a value of one token.</summary>
    internal readonly Utf8JsonReader ValueReader()
    {
        var start = TokenStart;
        var reader = new Utf8JsonReader(_json[start..(_valueEnd + _valueStart - start)]);
        reader.Read();
        return reader;
    }

    /// <summary>A reader that stands on the value on which this one stands, for what reads values of many tokens.</summary>
    internal readonly Utf8JsonReader WholeValueReader()
    {
        // From the beginning where that is the whole text, so that problems name places in it.
        var reader = new Utf8JsonReader(_json[(IsWhole ? 0 : TokenStart)..]);
        reader.Read();
        return reader;
    }

    /// <summary>Moves to the last token of the value that a reader of the whole value has read.</summary>
    /// <param name="reader">The reader, on that token.</param>
    internal void MoveOver(in Utf8JsonReader reader)
    {
        var consumed = (IsWhole ? 0 : TokenStart) + (int)reader.BytesConsumed;
        if (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            _depth--;

        TokenType = reader.TokenType;
        _next = consumed;
    }

    private readonly bool IsWhole => _depth == (TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadAfterValue()
    {
        if (_depth == 0)
            return _next == _json.Length ? false : throw Malformed();

        var isObject = IsInObject;
        switch (At(_next))
        {
            case (byte)',':
                _next++;
                SkipSpace();
                if (isObject)
                    ReadName();
                else
                    ReadValue();

                return true;
            case (byte)'}' when isObject:
                ReadEnd(JsonTokenType.EndObject);
                return true;
            case (byte)']' when !isObject:
                ReadEnd(JsonTokenType.EndArray);
                return true;
            default:
                throw Malformed();
        }
    }

    /// <summary>Moves to what stands next in an object or array, over the comma before it.</summary>
    /// <param name="start">What begins it, after which no comma stands.</param>
    /// <param name="endingByte">What ends it.</param>
    /// <param name="end">The token of that.</param>
    /// <returns><see langword="false"/> at the end, on which the reader stands then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MoveToNext(JsonTokenType start, char endingByte, JsonTokenType end)
    {
        SkipSpace();
        var next = At(_next);
        if (next == endingByte)
        {
            ReadEnd(end);
            return false;
        }

        if (TokenType == start)
            return true;

        if (next != ',')
            throw Malformed();

        _next++;
        SkipSpace();
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadValueAfterName()
    {
        SkipSpace();
        ReadValue();
    }

    private readonly bool IsInObject => (_objects >> (_depth - 1) & 1) != 0;

    private void ReadEnd(JsonTokenType type)
    {
        _valueStart = _next;
        _valueEnd = ++_next;
        _depth--;
        TokenType = type;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadName()
    {
        if (At(_next) != '"')
            throw Malformed();

        ReadString(JsonTokenType.PropertyName);
        SkipSpace();
        if (At(_next) != ':')
            throw Malformed();

        _next++;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadString(JsonTokenType type)
    {
        var end = JsonScalars.EndOfString(_json, _next + 1, out _hasEscapes);
        if (end < 0)
            throw Malformed();

        _valueStart = _next + 1;
        _valueEnd = end;
        _next = end + 1;
        TokenType = type;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadValue()
    {
        switch (At(_next))
        {
            case (byte)'"':
                ReadString(JsonTokenType.String);
                break;
            case (byte)'{':
                ReadStart(JsonTokenType.StartObject, isObject: 1);
                break;
            case (byte)'[':
                ReadStart(JsonTokenType.StartArray, isObject: 0);
                break;
            case (byte)'t':
                ReadLiteral("true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadLiteral("false"u8, JsonTokenType.False);
                break;
            case (byte)'n':
                ReadLiteral("null"u8, JsonTokenType.Null);
                break;
            default:
                ReadNumber();
                break;
        }
    }

    private void ReadStart(JsonTokenType type, ulong isObject)
    {
        if (_depth == MaxDepth)
            throw Malformed();

        _objects = (_objects & ~(1UL << _depth)) | (isObject << _depth);
        _depth++;
        _valueStart = _next;
        _valueEnd = ++_next;
        TokenType = type;
    }

    private void ReadLiteral(ReadOnlySpan<byte> literal, JsonTokenType type)
    {
        if (!_json[_next..].StartsWith(literal))
            throw Malformed();

        _valueStart = _next;
        _valueEnd = _next += literal.Length;
        TokenType = type;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadNumber()
    {
        var end = JsonScalars.EndOfNumber(_json, _next);

        if (end < 0 || (end == _json.Length ? _depth > 0 : !CanFollowNumber(At(end))))
            throw Malformed();

        _valueStart = _next;
        _valueEnd = _next = end;
        TokenType = JsonTokenType.Number;
    }

    /// <summary>What the other reader lets stand behind a number until the next token is read: a slash could begin a comment, which it refuses then.</summary>
    private static bool CanFollowNumber(byte next) =>
        next is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' or (byte)'/';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SkipSpace()
    {
        while (At(_next) is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            _next++;
    }

    /// <summary>The byte at a place, or 0, which no JSON holds, behind the end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly byte At(int position) => (uint)position < (uint)_json.Length ? _json[position] : (byte)0;

    /// <summary>What the other reader says of the same text.</summary>
    private readonly JsonException Malformed()
    {
        var reader = new Utf8JsonReader(_json);
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return e;
        }

        return new JsonException($"The JSON can't be read at its byte {_next}.");
    }
}

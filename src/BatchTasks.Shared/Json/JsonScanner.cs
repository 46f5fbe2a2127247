using System;

namespace BatchTasks.Shared.Json;

/// <summary>
/// Reads one JSON value (RFC 8259, nothing more lenient) from UTF-8, token by token, and knows where each token lies. It stops at the first error.
/// Allocates nothing but the error's message.
/// </summary>
internal ref struct JsonScanner(ReadOnlySpan<byte> utf8)
{
    /// <summary>Objects and arrays inside one another. The default of System.Text.Json, so both refuse the same texts.</summary>
    public const int MaxDepth = 64;

    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _position;
    private ulong _objects; // One bit for each open container: 1 is an object.
    private Expected _expected = Expected.Value;

    private enum Expected : byte
    {
        Value,
        ValueOrArrayEnd,
        NameOrObjectEnd,
        Name,
        CommaOrEnd,
        Nothing,
    }

    /// <summary>The token that was read last.</summary>
    public JsonTokenKind Kind { get; private set; }

    /// <summary>Where that token lies; a string's quotes are part of it.</summary>
    public ByteSpan Span { get; private set; }

    /// <summary>How many containers are open after that token.</summary>
    public int Depth { get; private set; }

    /// <summary>The first error, once <see cref="Read"/> has returned false because of it.</summary>
    public JsonError? Error { get; private set; }

    /// <summary>The token's bytes.</summary>
    public readonly ReadOnlySpan<byte> Raw => _utf8.Slice(Span.Start, Span.Length);

    /// <summary>A name's or string's bytes between its quotes, escapes as they are written.</summary>
    public readonly ReadOnlySpan<byte> Content => _utf8.Slice(Span.Start + 1, Span.Length - 2);

    /// <summary>Bytes that were read already.</summary>
    public readonly ReadOnlySpan<byte> Text(ByteSpan span) => _utf8.Slice(span.Start, span.Length);

    /// <summary>Reads the next token. False at the end of the text and at an error: see <see cref="Error"/>.</summary>
    public bool Read()
    {
        if (Error is not null)
            return false;

        SkipWhiteSpace();
        if (_position == _utf8.Length)
            return _expected == Expected.Nothing ? End() : Fail(_position, "The text ends before the JSON value does.");

        var next = _utf8[_position];
        switch (_expected)
        {
            case Expected.Nothing:
                return Fail(_position, "There is text after the JSON value.");
            case Expected.CommaOrEnd when next == ',':
                _position++;
                _expected = InObject ? Expected.Name : Expected.Value;
                SkipWhiteSpace();
                if (_position == _utf8.Length)
                    return Fail(_position, "The text ends before the JSON value does.");

                next = _utf8[_position];
                break;
            case Expected.CommaOrEnd when next == (InObject ? '}' : ']'):
            case Expected.NameOrObjectEnd when next == '}':
            case Expected.ValueOrArrayEnd when next == ']':
                return Close();
            case Expected.CommaOrEnd:
                return FailAt(_position, InObject ? "',' or '}' is expected" : "',' or ']' is expected");
        }

        return _expected is Expected.Name or Expected.NameOrObjectEnd ? ReadName(next) : ReadValue(next);
    }

    /// <summary>Reads to the end of the value that begins at the current token (after a name: of its value). False at an error.</summary>
    public bool Skip()
    {
        if (Kind == JsonTokenKind.Name && !Read())
            return false;

        if (Kind is not (JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart))
            return true;

        var outer = Depth - 1;
        while (Depth > outer)
        {
            if (!Read())
                return false;
        }

        return true;
    }

    private readonly bool InObject => (_objects & 1) != 0;

    private bool ReadName(byte next)
    {
        if (next != '"')
            return FailAt(_position, _expected == Expected.Name ? "a property name in double quotes is expected" : "a property name or '}' is expected");

        if (!ReadString(JsonTokenKind.Name))
            return false;

        SkipWhiteSpace();
        if (_position == _utf8.Length || _utf8[_position] != ':')
            return FailAt(_position, "':' is expected after the property name");

        _position++;
        _expected = Expected.Value;
        return true;
    }

    private bool ReadValue(byte next)
    {
        var read = next switch
        {
            (byte)'{' => Open(JsonTokenKind.ObjectStart, isObject: true),
            (byte)'[' => Open(JsonTokenKind.ArrayStart, isObject: false),
            (byte)'"' => ReadString(JsonTokenKind.String),
            (byte)'t' => ReadWord("true"u8, JsonTokenKind.True),
            (byte)'f' => ReadWord("false"u8, JsonTokenKind.False),
            (byte)'n' => ReadWord("null"u8, JsonTokenKind.Null),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
            0xEF when _position == 0 && _utf8.StartsWith("\uFEFF"u8) => Fail(0, "The text begins with a byte order mark; JSON is UTF-8 without one."),
            _ => FailAt(_position, _expected == Expected.ValueOrArrayEnd ? "a value or ']' is expected" : "a value is expected"),
        };

        if (read && Kind is not (JsonTokenKind.ObjectStart or JsonTokenKind.ArrayStart))
            AfterValue();

        return read;
    }

    private bool Open(JsonTokenKind kind, bool isObject)
    {
        if (Depth == MaxDepth)
            return Fail(_position, $"Objects and arrays lie more than {MaxDepth} deep.");

        Depth++;
        _objects = (_objects << 1) | (isObject ? 1UL : 0UL);
        _expected = isObject ? Expected.NameOrObjectEnd : Expected.ValueOrArrayEnd;
        return Token(kind, _position, _position + 1);
    }

    private bool Close()
    {
        Token(InObject ? JsonTokenKind.ObjectEnd : JsonTokenKind.ArrayEnd, _position, _position + 1);
        Depth--;
        _objects >>= 1;
        AfterValue();
        return true;
    }

    private void AfterValue() => _expected = Depth == 0 ? Expected.Nothing : Expected.CommaOrEnd;

    private bool ReadWord(ReadOnlySpan<byte> word, JsonTokenKind kind)
    {
        if (!_utf8.Slice(_position).StartsWith(word))
            return FailAt(_position, "a value is expected");

        return Token(kind, _position, _position + word.Length);
    }

    private bool ReadString(JsonTokenKind kind)
    {
        var start = _position;
        var position = start + 1;
        while (position < _utf8.Length)
        {
            var current = _utf8[position];
            if (current == '"')
                return Token(kind, start, position + 1);

            if (current < ' ')
                return Fail(position, $"A control character (U+{(int)current:X4}) in a string must be escaped.");

            if (current == '\\')
            {
                var escape = JsonString.EscapeLength(_utf8.Slice(position));
                if (escape == 0)
                    return Fail(position, "An escape in a string is none that JSON has.");

                position += escape;
                continue;
            }

            var length = Utf8Text.SequenceLength(_utf8.Slice(position));
            if (length == 0)
                return Fail(position, "A string holds bytes that are not UTF-8.");

            position += length;
        }

        return Fail(start, "A string has no closing quote.");
    }

    private bool ReadNumber()
    {
        var position = _position;
        if (At(position) == '-')
            position++;

        if (At(position) == '0')
            position++;
        else if (!Digits(ref position))
            return FailAt(position, "a digit is expected");

        if (At(position) == '.')
        {
            position++;
            if (!Digits(ref position))
                return FailAt(position, "a digit is expected after the decimal point");
        }

        if (At(position) is 'e' or 'E')
        {
            position++;
            if (At(position) is '+' or '-')
                position++;

            if (!Digits(ref position))
                return FailAt(position, "a digit is expected in the exponent");
        }

        if (At(position) is (>= '0' and <= '9'))
            return Fail(position, "A number has a leading zero.");

        return Token(JsonTokenKind.Number, _position, position);
    }

    private readonly bool Digits(ref int position)
    {
        var start = position;
        while (At(position) is >= '0' and <= '9')
            position++;

        return position > start;
    }

    /// <summary>The byte there, or -1 after the end.</summary>
    private readonly int At(int position) => position < _utf8.Length ? _utf8[position] : -1;

    private void SkipWhiteSpace()
    {
        while (At(_position) is ' ' or '\t' or '\n' or '\r')
            _position++;
    }

    private bool Token(JsonTokenKind kind, int start, int end)
    {
        Kind = kind;
        Span = new(start, end - start);
        _position = end;
        return true;
    }

    private bool End()
    {
        Kind = JsonTokenKind.None;
        Span = new(_utf8.Length, 0);
        return false;
    }

    private bool FailAt(int offset, string expectation)
    {
        var found = At(offset) switch
        {
            -1 => "the end of the text",
            > ' ' and < 0x7F and var character => $"'{(char)character}'",
            var other => $"the byte 0x{other:X2}",
        };

        return Fail(offset, $"{char.ToUpperInvariant(expectation[0])}{expectation.Substring(1)}, not {found}.");
    }

    private bool Fail(int offset, string message)
    {
        Error = new(offset, message);
        Kind = JsonTokenKind.None;
        Span = new(offset, 0);
        return false;
    }
}

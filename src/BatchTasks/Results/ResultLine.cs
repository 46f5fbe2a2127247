using System.Text.Json;
using System.Text.Unicode;
using BatchTasks.Json;

namespace BatchTasks.Results;

/// <summary>
/// The envelope of a result line: any key order, any unknown members. What was read before a problem stays, so that a broken line still tells its id.
/// </summary>
internal ref struct ResultLine
{
    /// <summary>The line's <c>custom_id</c>.</summary>
    public ReadOnlySpan<byte> CustomId;

    /// <summary>The line's <c>id</c>.</summary>
    public ReadOnlySpan<byte> Id;

    /// <summary><c>response.request_id</c></summary>
    public ReadOnlySpan<byte> RequestId;

    /// <summary><c>response.status_code</c></summary>
    public ReadOnlySpan<byte> StatusCode;

    /// <summary><c>response.body</c>, or the whole response where it is the completion itself.</summary>
    public ReadOnlySpan<byte> Body;

    /// <summary>The line's <c>error</c>.</summary>
    public ReadOnlySpan<byte> Error;

    /// <summary>Whether there is a <c>response</c> that is not null.</summary>
    public bool HasResponse;

    /// <summary>What is wrong with the line, or <see langword="null"/>.</summary>
    public string? Problem;

    private string _inside;

    /// <summary>The <c>custom_id</c> as text, or an empty string.</summary>
    public readonly string ReadCustomId() => RawJson.GetText(CustomId) ?? "";

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line without its line break.</param>
    /// <param name="isTerminated">Whether a line break follows. Where none does, a broken end means that the file was cut off.</param>
    public static ResultLine Read(ReadOnlySpan<byte> line, bool isTerminated)
    {
        var result = new ResultLine { _inside = "the object" };
        if (!Utf8.IsValid(line))
        {
            var intact = LineProblems.CountValidUtf8(line);
            result.ReadJson(line[..intact], isTerminated);

            // A file that was cut off inside a character was cut off.
            if (isTerminated || result.Problem is null || !LineProblems.IsBeginningOfCharacter(line[intact..]))
                result.Problem = LineProblems.InvalidUtf8(intact);
        }
        else
        {
            result.ReadJson(line, isTerminated);
        }

        return result;
    }

    private void ReadJson(ReadOnlySpan<byte> line, bool isTerminated)
    {
        if (LineProblems.FindForeign(line) is { } foreign)
        {
            Problem = foreign;
            return;
        }

        // Not the final block: so an end inside the JSON is told from JSON that is wrong.
        var reader = new Utf8JsonReader(line, isFinalBlock: false, new JsonReaderState(RawJson.Options));
        try
        {
            if (!TryRead(ref reader, line))
                Problem = LineProblems.EndsInside(_inside, isTerminated);
        }
        catch (JsonException e)
        {
            Problem = LineProblems.NotJson(e);
        }
    }

    private bool TryRead(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (!reader.Read())
            return false;

        while (true)
        {
            _inside = "the object";
            if (!reader.Read())
                return false;

            if (reader.TokenType == JsonTokenType.EndObject)
                break;

            if (!TryReadMember(ref reader, line))
                return false;
        }

        // Nothing but white space may follow: the reader throws where something does.
        reader.Read();
        return true;
    }

    private bool TryReadMember(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (reader.NameEquals("custom_id"u8))
        {
            _inside = "custom_id";
            return RawJson.TryReadValue(ref reader, line, out CustomId);
        }

        if (reader.NameEquals("response"u8))
        {
            _inside = "response";
            return TryReadResponse(ref reader, line);
        }

        if (reader.NameEquals("error"u8))
        {
            _inside = "error";
            return RawJson.TryReadValue(ref reader, line, out Error);
        }

        return reader.NameEquals("id"u8) ? RawJson.TryReadValue(ref reader, line, out Id) : reader.TrySkip();
    }

    private bool TryReadResponse(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (!reader.Read())
            return false;

        HasResponse = reader.TokenType != JsonTokenType.Null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return reader.TrySkip();

        var start = (int)reader.TokenStartIndex;
        var isEnvelope = false;
        while (true)
        {
            _inside = "response";
            if (!reader.Read())
                return false;

            if (reader.TokenType == JsonTokenType.EndObject)
                break;

            if (reader.NameEquals("body"u8))
            {
                isEnvelope = true;
                _inside = "response.body";
                if (!RawJson.TryReadValue(ref reader, line, out Body))
                    return false;
            }
            else if (reader.NameEquals("status_code"u8))
            {
                isEnvelope = true;
                if (!RawJson.TryReadValue(ref reader, line, out StatusCode))
                    return false;
            }
            else if (reader.NameEquals("request_id"u8))
            {
                if (!RawJson.TryReadValue(ref reader, line, out RequestId))
                    return false;
            }
            else if (!reader.TrySkip())
            {
                return false;
            }
        }

        // Early versions of vLLM wrote the completion in place of the response.
        if (!isEnvelope)
            Body = line[start..(int)reader.BytesConsumed];

        return true;
    }
}

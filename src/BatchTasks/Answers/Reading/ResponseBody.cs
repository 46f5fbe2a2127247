using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>
/// The members of a response body that outcomes are made of, as raw JSON: of completions the choices, of the responses endpoint the output, of the others the
/// usage. Unknown members are stepped over and known ones of another type than documented are left out.
/// </summary>
internal ref struct ResponseBody
{
    public ReadOnlySpan<byte> Error;
    public ReadOnlySpan<byte> Model;
    public UsageParts Usage;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> IncompleteDetails;

    /// <summary>All choices.</summary>
    public ReadOnlySpan<byte> Choices;

    /// <summary>The items of a response.</summary>
    public ReadOnlySpan<byte> Output;

    /// <summary>Whether there is a first choice.</summary>
    public bool HasChoice;

    /// <summary>The first choice.</summary>
    public ChoiceParts First;

    /// <summary>Whether the body is one of the responses endpoint, whose answer stands in its output.</summary>
    public readonly bool IsResponse => !HasChoice && (!Output.IsEmpty || !RawJson.IsNull(IncompleteDetails));

    /// <summary>Whether the service ended the response before it was complete.</summary>
    public readonly bool IsIncomplete => IsResponse && (Status.SequenceEqual("\"incomplete\""u8) || RawJson.IsString(IncompleteReason));

    /// <summary>Whether the service gave the job up: what the responses and videos endpoints tell by a status.</summary>
    public readonly bool IsGivenUp => !HasChoice && (Status.SequenceEqual("\"failed\""u8) || Status.SequenceEqual("\"cancelled\""u8));

    /// <summary>Why the answer ended, in the endpoint's words: the first choice's reason, or what a response is incomplete for, or its status.</summary>
    public readonly ReadOnlySpan<byte> FinishReason
    {
        get
        {
            if (HasChoice)
                return First.FinishReason;

            if (!IsResponse)
                return default;

            return RawJson.IsString(IncompleteReason) ? IncompleteReason : Status;
        }
    }

    private readonly ReadOnlySpan<byte> IncompleteReason => RawObject.Find(IncompleteDetails, "reason"u8);

    /// <summary>Reads a body.</summary>
    /// <exception cref="JsonException">It is not one JSON object.</exception>
    public static ResponseBody Read(ReadOnlySpan<byte> body)
    {
        var result = default(ResponseBody);
        var reader = new Utf8JsonReader(body, RawJson.Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("The response body is not a JSON object.");

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("choices"u8))
                result.ReadChoices(ref reader, body);
            else if (reader.NameEquals("model"u8))
                result.Model = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("usage"u8))
                result.Usage = UsageParts.Read(ref reader, body);
            else if (reader.NameEquals("error"u8))
                result.Error = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("output"u8))
                result.Output = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("status"u8))
                result.Status = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("incomplete_details"u8))
                result.IncompleteDetails = RawJson.ReadValue(ref reader, body);
            else
                reader.Skip();
        }

        reader.Read();
        return result;
    }

    private void ReadChoices(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (!RawJson.Enter(ref reader, JsonTokenType.StartArray))
            return;

        var start = (int)reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (HasChoice || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            HasChoice = true;
            First = ChoiceParts.Read(ref reader, body);
        }

        Choices = body[start..(int)reader.BytesConsumed];
    }
}

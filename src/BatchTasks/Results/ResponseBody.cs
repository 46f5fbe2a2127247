using System.Text.Json;

namespace BatchTasks.Results;

/// <summary>
/// The members of a response body that outcomes are made of, as raw JSON: of chat completions the first choice, of embeddings the usage. Unknown members
/// are stepped over and known ones of another type than documented are left out.
/// </summary>
internal ref struct ResponseBody
{
    public ReadOnlySpan<byte> Error;
    public ReadOnlySpan<byte> Model;
    public ReadOnlySpan<byte> Usage;
    public ReadOnlySpan<byte> FinishReason;
    public ReadOnlySpan<byte> Content;
    public ReadOnlySpan<byte> Refusal;

    /// <summary>The arguments of the first function that the model called.</summary>
    public ReadOnlySpan<byte> Arguments;

    /// <summary>Whether there is a first choice.</summary>
    public bool HasChoice;

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
                result.Usage = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("error"u8))
                result.Error = RawJson.ReadValue(ref reader, body);
            else
                reader.Skip();
        }

        reader.Read();
        return result;
    }

    private void ReadChoices(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (!Enter(ref reader, JsonTokenType.StartArray))
            return;

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (HasChoice || reader.TokenType != JsonTokenType.StartObject)
                reader.Skip();
            else
                ReadChoice(ref reader, body);
        }
    }

    private void ReadChoice(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        HasChoice = true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("message"u8))
                ReadMessage(ref reader, body);
            else if (reader.NameEquals("finish_reason"u8))
                FinishReason = RawJson.ReadValue(ref reader, body);
            else
                reader.Skip();
        }
    }

    private void ReadMessage(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (!Enter(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.NameEquals("content"u8))
                Content = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("refusal"u8))
                Refusal = RawJson.ReadValue(ref reader, body);
            else if (reader.NameEquals("tool_calls"u8))
                ReadToolCalls(ref reader, body);
            else if (reader.NameEquals("function_call"u8))
                ReadFunction(ref reader, body);
            else
                reader.Skip();
        }
    }

    private void ReadToolCalls(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (!Enter(ref reader, JsonTokenType.StartArray))
            return;

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.NameEquals("function"u8))
                    ReadFunction(ref reader, body);
                else
                    reader.Skip();
            }
        }
    }

    private void ReadFunction(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        if (!Enter(ref reader, JsonTokenType.StartObject))
            return;

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Arguments.IsEmpty && reader.NameEquals("arguments"u8))
                Arguments = RawJson.ReadValue(ref reader, body);
            else
                reader.Skip();
        }
    }

    /// <summary>Steps from a property's name into its value, or over one of another type.</summary>
    private static bool Enter(ref Utf8JsonReader reader, JsonTokenType expected)
    {
        reader.Read();
        if (reader.TokenType == expected)
            return true;

        reader.Skip();
        return false;
    }
}

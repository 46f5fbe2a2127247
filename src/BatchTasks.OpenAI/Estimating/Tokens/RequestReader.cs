using System.Text.Json;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks;

/// <summary>Reads out of request lines what they will cost, in one pass over each. Not for use by several threads.</summary>
/// <param name="model">The model, or null to take the one that each line names.</param>
internal sealed class RequestReader(string? model)
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = 1024 };

    private readonly Dictionary<string, PromptCounter> _counters = new(StringComparer.Ordinal);
    private PromptCounter _counter = new(model ?? "");

    /// <summary>The model that the last line was counted for; empty where it names none.</summary>
    public string Model => _counter.Model;

    /// <exception cref="JsonException">The line is not a JSON object.</exception>
    public RequestFacts Read(ReadOnlySpan<byte> line)
    {
        if (model is null)
            TakeModelOf(line);

        var request = default(RequestSurvey);
        var reader = Open(line);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("url"u8))
                request.Endpoint = ReadText(ref reader) is { } url ? ServedEndpoints.OfAnyService.EndpointOf(url) ?? url : null;
            else if (reader.Is("body"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                ReadBody(ref reader, line, ref request);
            else
                reader.Skip();
        }

        return request.ToFacts();
    }

    private void ReadBody(ref Utf8JsonReader reader, ReadOnlySpan<byte> line, ref RequestSurvey request)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("messages"u8))
                request.AddMessages(_counter.CountItems(ref reader));
            else if (reader.Is("input"u8))
                request.AddInput(_counter.CountItems(ref reader));
            else if (reader.Is("instructions"u8))
                request.AddInstructions(_counter.CountItems(ref reader));
            else if (reader.Is("prompt"u8))
                request.AddPrompt(_counter.CountItems(ref reader));
            else if (reader.Is("tools"u8) || reader.Is("functions"u8))
                request.Tokens += _counter.CountJson(ReadRaw(ref reader, line));
            else if (reader.Is("response_format"u8) || reader.Is("text"u8))
                request.Tokens += CountFormat(ReadRaw(ref reader, line));
            else if (reader.Is("max_completion_tokens"u8) || reader.Is("max_output_tokens"u8))
                request.MaxTokens = ReadNumber(ref reader) ?? request.MaxTokens;
            else if (reader.Is("max_tokens"u8))
                request.MaxTokens = ReadNumber(ref reader) is { } most ? request.MaxTokens ?? most : request.MaxTokens;
            else if (reader.Is("n"u8))
                request.Choices = ReadNumber(ref reader);
            else if (reader.Is("best_of"u8))
                request.BestOf = ReadNumber(ref reader);
            else
                reader.Skip();
        }
    }

    /// <summary>A format without a schema (<c>{"type":"text"}</c>) puts nothing into the prompt.</summary>
    private long CountFormat(ReadOnlySpan<byte> format) => format.IndexOf("\"schema\""u8) >= 0 ? _counter.CountJson(format) : 0;

    /// <summary>The model may stand behind the texts that are counted by it.</summary>
    private void TakeModelOf(ReadOnlySpan<byte> line)
    {
        var name = "";
        var reader = Open(line);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("body"u8) && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                name = FindModel(ref reader) ?? name;
            else
                reader.Skip();
        }

        if (name == _counter.Model)
            return;

        if (!_counters.TryGetValue(name, out var counter))
            _counters.Add(name, counter = new PromptCounter(name));

        _counter = counter;
    }

    private static string? FindModel(ref Utf8JsonReader reader)
    {
        string? name = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("model"u8))
                name = ReadText(ref reader);
            else
                reader.Skip();
        }

        return name;
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> line)
    {
        var reader = new Utf8JsonReader(line, s_options);
        return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? reader : throw new JsonException("A request line is a JSON object.");
    }

    private static ReadOnlySpan<byte> ReadRaw(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return line[start..(int)reader.BytesConsumed];
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();
        // A url may be written as \/v1\/embeddings; an escape of half a surrogate pair is no name of anything.
        if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.IndexOf("\\u"u8) < 0)
            return reader.GetString();

        reader.Skip();
        return null;
    }

    private static long? ReadNumber(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0)
            return number;

        reader.Skip();
        return null;
    }
}

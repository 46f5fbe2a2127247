using System.Text.Json;

namespace BatchTasks;

/// <summary>Counts the parts of prompts to one model.</summary>
internal sealed class PromptCounter(string model)
{
    private const int TokensOfRole = 1;
    private const int TokensOfName = 1;
    private const int BytesOfFileToken = 4;

    // 10 tokens a second.
    private const int BytesOfAudioToken = 400;
    private const int BytesOfWavToken = 3200;

    private readonly ImageTokens _images = ImageTokens.Of(model);

    // Made at the first text, so that a reader that looks for other things needs no tokenizer.
    private TextTokens? _texts;

    public string Model => model;

    private TextTokens Texts => _texts ??= new TextTokens(BatchTokenizers.TokenizerOf(model));

    /// <summary>JSON as it is written.</summary>
    public long CountJson(ReadOnlySpan<byte> json) => json.SequenceEqual("null"u8) ? 0 : Texts.CountText(json);

    /// <summary>The value of the property that the reader stands on: a text, token ids, or an array of texts, token ids, messages.</summary>
    public PromptItems CountItems(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return new(Texts.Count(ref reader), Texts: 1, IsText: true);

        if (reader.TokenType != JsonTokenType.StartArray)
            return new(CountValue(ref reader));

        var (tokens, objects, texts, ids) = (0L, 0L, 0L, 0L);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number:
                    ids++;
                    break;
                case JsonTokenType.StartArray:
                    texts++;
                    tokens += CountIds(ref reader);
                    break;
                case JsonTokenType.StartObject:
                    objects++;
                    tokens += CountPart(ref reader);
                    break;
                default:
                    texts++;
                    tokens += CountValue(ref reader);
                    break;
            }
        }

        return new(tokens + ids, objects, texts + (ids > 0 ? 1 : 0));
    }

    private static long CountIds(ref Utf8JsonReader reader)
    {
        var ids = 0L;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ids++;
            reader.Skip();
        }

        return ids;
    }

    private long CountValue(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Texts.Count(ref reader);
            case JsonTokenType.StartObject:
                return CountPart(ref reader);
            case JsonTokenType.StartArray:
                var tokens = 0L;
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    tokens += CountValue(ref reader);

                return tokens;
            default:
                return 0;
        }
    }

    /// <summary>A message, a part of one, a call, whatever: of its members those that hold the texts, the image, the data.</summary>
    private long CountPart(ref Utf8JsonReader reader)
    {
        var tokens = 0L;
        var image = default(ImagePart);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("role"u8))
                tokens += TokensOfRole + SkipValue(ref reader);
            else if (reader.Is("name"u8))
                tokens += TokensOfName + CountNext(ref reader);
            else if (image.TryRead(ref reader))
                continue;
            else if (reader.Is("input_audio"u8))
                tokens += CountAudio(ref reader);
            else if (reader.Is("file_data"u8))
                tokens += ReadData(ref reader) / BytesOfFileToken;
            else
                tokens += IsNoText(reader) ? SkipValue(ref reader) : CountNext(ref reader);
        }

        return image.IsImage ? tokens + _images.Count(image.Size, image.IsLowDetail) : tokens;
    }

    private long CountNext(ref Utf8JsonReader reader)
    {
        reader.Read();
        return CountValue(ref reader);
    }

    private static long CountAudio(ref Utf8JsonReader reader)
    {
        var (bytes, isWav) = (0L, false);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return 0;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.Is("data"u8))
            {
                bytes = ReadData(ref reader);
            }
            else if (reader.Is("format"u8))
            {
                reader.Read();
                isWav = reader.TokenType == JsonTokenType.String && reader.Is("wav"u8);
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        return bytes / (isWav ? BytesOfWavToken : BytesOfAudioToken);
    }

    /// <summary>The bytes of a base64 text.</summary>
    private static long ReadData(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.ValueSpan.Length / 4L * 3;

        reader.Skip();
        return 0;
    }

    private static int SkipValue(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return 0;
    }

    /// <summary>Members that say what a part is and which, not what the model reads.</summary>
    private static bool IsNoText(in Utf8JsonReader reader) =>
        reader.Is("id"u8) || reader.Is("call_id"u8) || reader.Is("tool_call_id"u8) || reader.Is("status"u8) || reader.Is("phase"u8) || reader.Is("file_url"u8)
        || reader.Is("filename"u8) || reader.Is("annotations"u8) || reader.Is("logprobs"u8) || reader.Is("encrypted_content"u8) || reader.Is("cache_control"u8);
}

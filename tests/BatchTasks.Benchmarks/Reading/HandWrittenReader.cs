using System.Text.Json;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>What somebody with time writes by hand over <see cref="Utf8JsonReader"/>: only what is needed is decoded, the rest is skipped.</summary>
internal sealed class HandWrittenReader : ResultReader
{
    private string? _model;
    private string? _finishReason;
    private byte[] _content = new byte[4096];

    public override string Name => "Utf8JsonReader, hand-written, selective";

    public override void Read(byte[] file, ChatTally tally)
    {
        var lines = new Lines(file);
        while (lines.MoveNext())
            ReadLine(lines.Current, tally);
    }

    private void ReadLine(ReadOnlySpan<byte> line, ChatTally tally)
    {
        string? customId = null, requestId = null;
        var usage = default(BatchUsage);
        Verdict? verdict = null;
        var json = new Utf8JsonReader(line);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("custom_id"u8))
                customId = ReadString(ref json);
            else if (json.ValueTextEquals("response"u8))
                ReadResponse(ref json, ref requestId, ref usage, ref verdict);
            else
                json.Skip();
        }

        tally.Add(customId!, requestId, _model, _finishReason, usage, verdict!);
    }

    private void ReadResponse(ref Utf8JsonReader json, ref string? requestId, ref BatchUsage usage, ref Verdict? verdict)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("request_id"u8))
                requestId = ReadString(ref json);
            else if (json.ValueTextEquals("body"u8))
                ReadBody(ref json, ref usage, ref verdict);
            else
                json.Skip();
        }
    }

    private void ReadBody(ref Utf8JsonReader json, ref BatchUsage usage, ref Verdict? verdict)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("model"u8))
                _model = ReadShared(ref json, _model);
            else if (json.ValueTextEquals("choices"u8))
                ReadChoices(ref json, ref verdict);
            else if (json.ValueTextEquals("usage"u8))
                ReadUsage(ref json, ref usage);
            else
                json.Skip();
        }
    }

    private void ReadChoices(ref Utf8JsonReader json, ref Verdict? verdict)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.StartObject)
        {
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                if (json.ValueTextEquals("finish_reason"u8))
                    _finishReason = ReadShared(ref json, _finishReason);
                else if (json.ValueTextEquals("message"u8))
                    ReadMessage(ref json, ref verdict);
                else
                    json.Skip();
            }
        }
    }

    private void ReadMessage(ref Utf8JsonReader json, ref Verdict? verdict)
    {
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("content"u8))
            {
                json.Skip();
                continue;
            }

            json.Read();
            if (_content.Length < json.ValueSpan.Length)
                _content = new byte[json.ValueSpan.Length * 2];

            verdict = ReadVerdict(_content.AsSpan(0, json.CopyString(_content)));
        }
    }

    private static Verdict ReadVerdict(ReadOnlySpan<byte> content)
    {
        var (sentiment, confidence, summary, tags) = (default(Sentiment), 0.0, "", new List<string>());
        var json = new Utf8JsonReader(content);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("sentiment"u8))
            {
                json.Read();
                sentiment = json.ValueTextEquals("positive"u8) ? Sentiment.Positive
                    : json.ValueTextEquals("negative"u8) ? Sentiment.Negative
                    : json.ValueTextEquals("neutral"u8) ? Sentiment.Neutral
                    : json.ValueTextEquals("mixed"u8) ? Sentiment.Mixed
                    : throw new JsonException();
            }
            else if (json.ValueTextEquals("confidence"u8))
            {
                json.Read();
                confidence = json.GetDouble();
            }
            else if (json.ValueTextEquals("summary"u8))
            {
                summary = ReadString(ref json)!;
            }
            else if (json.ValueTextEquals("tags"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType is JsonTokenType.String)
                    tags.Add(json.GetString()!);
            }
            else
            {
                json.Skip();
            }
        }

        return new(sentiment, confidence, summary, tags);
    }

    private static void ReadUsage(ref Utf8JsonReader json, ref BatchUsage usage)
    {
        long input = 0, cached = 0, output = 0, reasoning = 0, total = 0;
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("prompt_tokens"u8))
                input = ReadInteger(ref json);
            else if (json.ValueTextEquals("completion_tokens"u8))
                output = ReadInteger(ref json);
            else if (json.ValueTextEquals("total_tokens"u8))
                total = ReadInteger(ref json);
            else if (json.ValueTextEquals("prompt_tokens_details"u8))
                cached = ReadDetail(ref json, "cached_tokens"u8);
            else if (json.ValueTextEquals("completion_tokens_details"u8))
                reasoning = ReadDetail(ref json, "reasoning_tokens"u8);
            else
                json.Skip();
        }

        usage = new(input, cached, output, reasoning, total);
    }

    private static long ReadDetail(ref Utf8JsonReader json, ReadOnlySpan<byte> name)
    {
        var value = 0L;
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals(name))
                value = ReadInteger(ref json);
            else
                json.Skip();
        }

        return value;
    }

    private static long ReadInteger(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }

    private static string? ReadString(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString();
    }

    /// <summary>A string that is mostly that of the line before.</summary>
    private static string? ReadShared(ref Utf8JsonReader json, string? last)
    {
        json.Read();
        return last is not null && json.TokenType is JsonTokenType.String && json.ValueTextEquals(last) ? last : json.GetString();
    }
}

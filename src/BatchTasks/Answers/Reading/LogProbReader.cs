using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Log probabilities of tokens, in each of the forms that endpoints write them in. What is not of that form is left out.</summary>
internal static class LogProbReader
{
    /// <summary>Reads <c>logprobs</c> of a choice: of chat completions an object of tokens, of completions an object of columns.</summary>
    public static IReadOnlyList<BatchTokenLogProb> ReadChoice(ReadOnlySpan<byte> logProbs)
    {
        if (!RawJson.IsObject(logProbs))
            return [];

        var tokens = RawObject.Find(logProbs, "tokens"u8);
        if (!tokens.IsEmpty)
            return ReadColumns(logProbs, tokens);

        var result = new List<BatchTokenLogProb>();
        Add(result, RawObject.Find(logProbs, "content"u8));
        return result;
    }

    /// <summary>Reads <c>logprobs</c> of the parts of a response's message.</summary>
    public static IReadOnlyList<BatchTokenLogProb> ReadParts(ReadOnlySpan<byte> content)
    {
        var result = new List<BatchTokenLogProb>();
        var parts = new RawArray(content);
        while (parts.TryRead(out var part))
            Add(result, RawObject.Find(part, "logprobs"u8));

        return result;
    }

    private static void Add(List<BatchTokenLogProb> tokens, ReadOnlySpan<byte> array)
    {
        var elements = new RawArray(array);
        while (elements.TryRead(out var element))
        {
            if (ReadToken(element) is { } token)
                tokens.Add(token);
        }
    }

    private static BatchTokenLogProb? ReadToken(ReadOnlySpan<byte> element)
    {
        string? token = null;
        var logProb = double.NaN;
        ReadOnlyMemory<byte>? bytes = null;
        List<BatchTokenLogProb>? top = null;
        var members = new RawObject(element);
        while (members.Read())
        {
            if (members.NameEquals("token"u8))
                token = RawJson.GetString(members.ReadValue());
            else if (members.NameEquals("logprob"u8))
                logProb = RawJson.GetNumber(members.ReadValue()) ?? double.NaN;
            else if (members.NameEquals("bytes"u8))
                bytes = ReadBytes(members.ReadValue());
            else if (members.NameEquals("top_logprobs"u8))
                top = ReadTop(members.ReadValue());
        }

        return token is null ? null : new BatchTokenLogProb { Token = token, LogProb = logProb, Bytes = bytes, Top = top ?? [] };
    }

    private static List<BatchTokenLogProb>? ReadTop(ReadOnlySpan<byte> array)
    {
        if (!RawJson.IsArray(array))
            return null;

        // Theirs have no tops of their own: a file that nests them is not followed down.
        var top = new List<BatchTokenLogProb>();
        var elements = new RawArray(array);
        while (elements.TryRead(out var element))
        {
            if (RawJson.GetString(RawObject.Find(element, "token"u8)) is { } token)
            {
                top.Add(new BatchTokenLogProb
                {
                    Token = token,
                    LogProb = RawJson.GetNumber(RawObject.Find(element, "logprob"u8)) ?? double.NaN,
                    Bytes = ReadBytes(RawObject.Find(element, "bytes"u8)),
                });
            }
        }

        return top;
    }

    private static ReadOnlyMemory<byte>? ReadBytes(ReadOnlySpan<byte> array)
    {
        if (!RawJson.IsArray(array))
            return null;

        var bytes = new List<byte>();
        var elements = new RawArray(array);
        while (elements.TryRead(out var element))
        {
            if (RawJson.GetInteger(element) is not { } value || value is < 0 or > byte.MaxValue)
                return null;

            bytes.Add((byte)value);
        }

        return bytes.ToArray();
    }

    /// <summary>The form of completions: an array for each thing that is told of the tokens.</summary>
    private static List<BatchTokenLogProb> ReadColumns(ReadOnlySpan<byte> logProbs, ReadOnlySpan<byte> tokens)
    {
        var result = new List<BatchTokenLogProb>();
        var texts = new RawArray(tokens);
        var numbers = new RawArray(RawObject.Find(logProbs, "token_logprobs"u8));
        var tops = new RawArray(RawObject.Find(logProbs, "top_logprobs"u8));
        while (texts.TryRead(out var text))
        {
            // A column that is shorter, or null, tells nothing of the rest.
            numbers.TryRead(out var number);
            tops.TryRead(out var top);
            if (RawJson.GetString(text) is { } token)
                result.Add(new BatchTokenLogProb { Token = token, LogProb = RawJson.GetNumber(number) ?? double.NaN, Top = ReadTopObject(top) });
        }

        return result;
    }

    private static List<BatchTokenLogProb> ReadTopObject(ReadOnlySpan<byte> top)
    {
        var result = new List<BatchTokenLogProb>();
        var members = new RawObject(top);
        while (members.Read())
        {
            var token = members.ReadName();
            result.Add(new BatchTokenLogProb { Token = token, LogProb = RawJson.GetNumber(members.ReadValue()) ?? double.NaN });
        }

        return result;
    }
}

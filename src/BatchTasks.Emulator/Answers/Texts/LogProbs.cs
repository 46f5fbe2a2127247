using System.Text;
using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Texts;

/// <summary>The log probabilities of an answer's tokens: they follow from the request and the text, and each token is the likeliest at its place.</summary>
internal static class LogProbs
{
    private static readonly string[] s_others = [" the", " a", ".", ",", " and", " of", " to", " is", " in", " it", " no", " yes", "0", "1", "\n", " with", " for", " on", " as", " at"];

    /// <summary>As chat completions and responses write them: a list of <c>{token, logprob, bytes, top_logprobs}</c>.</summary>
    public static void WriteList(Utf8JsonWriter writer, string name, string text, int top, BodyHash hash)
    {
        writer.WriteStartArray(name);
        foreach (var (token, probabilities) in Of(text, top, hash))
        {
            writer.WriteStartObject();
            WriteToken(writer, token, probabilities[0].LogProb);
            writer.WriteStartArray("top_logprobs");
            foreach (var (other, logProb) in probabilities.Take(top))
            {
                writer.WriteStartObject();
                WriteToken(writer, other, logProb);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>As completions write them: lists side by side.</summary>
    public static void WriteColumns(Utf8JsonWriter writer, string text, int top, BodyHash hash)
    {
        var tokens = Of(text, top, hash).ToList();
        writer.WriteStartObject("logprobs");
        WriteArray(writer, "tokens", tokens, each => writer.WriteStringValue(each.Token));
        WriteArray(writer, "token_logprobs", tokens, each => writer.WriteNumberValue(each.Probabilities[0].LogProb));
        WriteArray(writer, "top_logprobs", tokens, each =>
        {
            writer.WriteStartObject();
            foreach (var (token, logProb) in each.Probabilities.Take(top))
                writer.WriteNumber(token, logProb);

            writer.WriteEndObject();
        });
        var offset = 0;
        WriteArray(writer, "text_offset", tokens, each =>
        {
            writer.WriteNumberValue(offset);
            offset += each.Token.Length;
        });
        writer.WriteEndObject();
    }

    private static IEnumerable<(string Token, List<(string Token, double LogProb)> Probabilities)> Of(string text, int top, BodyHash hash)
    {
        var random = new AnswerRandom(hash.Number);
        foreach (var token in Tokens.Of(text))
        {
            var logProb = -Math.Round(random.Fraction() / 4, 6);
            var all = new List<(string, double)> { (token, logProb) };
            foreach (var other in s_others.Where(other => other != token).Take(top - 1))
                all.Add((other, logProb = Math.Round(logProb - 1 - random.Fraction(), 6)));

            yield return (token, all);
        }
    }

    private static void WriteToken(Utf8JsonWriter writer, string token, double logProb)
    {
        writer.WriteString("token", token);
        writer.WriteNumber("logprob", logProb);
        writer.WriteStartArray("bytes");
        foreach (var value in Encoding.UTF8.GetBytes(token))
            writer.WriteNumberValue(value);

        writer.WriteEndArray();
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, string name, IEnumerable<T> values, Action<T> write)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
            write(value);

        writer.WriteEndArray();
    }
}

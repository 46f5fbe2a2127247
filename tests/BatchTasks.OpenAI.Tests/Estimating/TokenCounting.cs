using System.Text;
using Microsoft.ML.Tokenizers;

namespace BatchTasks.ClientTests.Estimating;

/// <summary>Request lines and the tokens that they should have.</summary>
internal static class TokenCounting
{
    private static readonly Tokenizer s_o200k = TiktokenTokenizer.CreateForEncoding("o200k_base");
    private static readonly Tokenizer s_cl100k = TiktokenTokenizer.CreateForEncoding("cl100k_base");

    public static long Count(string? model, string endpoint, string body) => BatchTokenizers.For(model)(Encoding.UTF8.GetBytes(Line(endpoint, body)));

    public static string Line(string endpoint, string body) => "{\"custom_id\":\"a\",\"method\":\"POST\",\"url\":\"" + endpoint + "\",\"body\":" + body + "}";

    /// <summary>The tokens of a text alone, in the encoding of GPT-4o.</summary>
    public static int O200k(string text) => s_o200k.CountTokens(text);

    /// <summary>The tokens of a text alone, in the encoding of GPT-4 and embeddings.</summary>
    public static int Cl100k(string text) => s_cl100k.CountTokens(text);
}

using Microsoft.ML.Tokenizers;

namespace BatchTasks;

/// <summary>
/// Counts the prompt tokens of request lines before anything is sent: for the queue of the service, which takes so many tokens at once, and for what a run will
/// cost. The service's own count, in each answer's usage, is the one that is billed.
/// </summary>
/// <remarks>
/// <para>Texts are counted exactly, in the model's encoding. What the service puts around them is not published for all models; here it is:</para>
/// <list type="bullet">
/// <item>3 tokens for each message and its role, 1 for a name, 3 for the beginning of the answer (OpenAI's cookbook on counting tokens).</item>
/// <item>Tools and schemas as their JSON is written, which is rather more than what the service makes of them.</item>
/// <item>
/// Images by the tiles or patches of OpenAI's guide on vision, from their size where their data is in the line (PNG, JPEG, GIF, WebP); an image of which only
/// the url or the id is there counts as the largest one does.
/// </item>
/// <item>Audio as 10 tokens a second, at 32 kbit a second, or 16,000 samples where it is a WAV: a rough estimate.</item>
/// <item>Files as a token for each 4 bytes of their data: a rough estimate. Files by id or url are not counted.</item>
/// </list>
/// </remarks>
public static class BatchTokenizers
{
    // Each takes some tens of megabytes and half a second to read, once for all.
    private static readonly Lazy<Tokenizer> s_cl100k = new(static () => TiktokenTokenizer.CreateForEncoding("cl100k_base"));
    private static readonly Lazy<Tokenizer> s_o200k = new(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    /// <summary>A counter for requests to a model, for example for <see cref="BatchWriteOptions.CountTokens"/>. Each one is for one thread at a time.</summary>
    /// <param name="model">
    /// The model: <c>cl100k_base</c> for embeddings, GPT-4 and GPT-3.5, <c>o200k_base</c> for GPT-4o, the later ones and all that are not known. Fine-tuned and
    /// dated models count as the one that they are of. <see langword="null"/> takes the model that each line names.
    /// </param>
    /// <exception cref="System.Text.Json.JsonException">From the counter: the line is not JSON.</exception>
    public static BatchTokenCounter For(string? model)
    {
        var reader = new RequestReader(model);
        return line => reader.Read(line).PromptTokens;
    }

    internal static Tokenizer TokenizerOf(string model) => IsOfCl100k(ModelName.BaseOf(model)) ? s_cl100k.Value : s_o200k.Value;

    /// <summary>Source: the table of models in OpenAI's tiktoken.</summary>
    private static bool IsOfCl100k(string model) =>
        model is "gpt-4" or "davinci-002" or "babbage-002"
        || model.StartsWith("gpt-4-", StringComparison.Ordinal)
        || model.StartsWith("gpt-3.5", StringComparison.Ordinal)
        || model.StartsWith("gpt-35", StringComparison.Ordinal)
        || model.StartsWith("text-embedding-", StringComparison.Ordinal);
}

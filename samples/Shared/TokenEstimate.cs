using Microsoft.ML.Tokenizers;

namespace Samples;

/// <summary>
/// About how many tokens a batch will enqueue. The service counts the prompt as the model sees it; here the whole lines are counted, so the schema and
/// the JSON around the prompt make the estimate the higher one.
/// </summary>
internal static class TokenEstimate
{
    public static async Task<long> OfFilesAsync(IEnumerable<string> files, string model)
    {
        var tokenizer = TiktokenTokenizer.CreateForModel(model);
        var tokens = 0L;
        foreach (var file in files)
        {
            await foreach (var line in File.ReadLinesAsync(file))
                tokens += tokenizer.CountTokens(line);
        }

        return tokens;
    }
}

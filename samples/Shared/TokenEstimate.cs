using System.Text.RegularExpressions;
using Microsoft.ML.Tokenizers;

namespace Samples;

/// <summary>
/// About how many tokens a batch will enqueue. The service counts the prompt as the model sees it; here the whole lines are counted, so the schema and
/// the JSON around the prompt make the estimate the higher one. Pictures are left out: what one costs depends on its size and detail and on the model, not on
/// its base64.
/// </summary>
internal static partial class TokenEstimate
{
    public static async Task<(long Tokens, int Pictures)> OfFilesAsync(IEnumerable<string> files, string model)
    {
        var tokenizer = TiktokenTokenizer.CreateForModel(model);
        var (tokens, pictures) = (0L, 0);
        foreach (var file in files)
        {
            await foreach (var line in File.ReadLinesAsync(file))
            {
                pictures += Picture().Count(line);
                tokens += tokenizer.CountTokens(Picture().Replace(line, ""));
            }
        }

        return (tokens, pictures);
    }

    /// <summary>A picture in a line: a string that is a data URL. In a string of text a quote has a backslash before it.</summary>
    [GeneratedRegex("""(?<=[^\\]")data:image/[a-z.+-]+;base64,[A-Za-z0-9+/=]+(?=")""")]
    private static partial Regex Picture();
}

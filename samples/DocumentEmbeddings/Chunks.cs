using Microsoft.ML.Tokenizers;
using Microsoft.SemanticKernel.Text;

namespace DocumentEmbeddings;

/// <summary>Cuts documents into pieces that each say one thing, at the ends of sentences where there are some.</summary>
internal static class Chunks
{
    private const int MaxTokens = 120;
    private const int OverlapTokens = 30;

    // Lines are what the chunks are put together from: about a sentence.
    private const int LineTokens = 40;

    private static readonly TiktokenTokenizer s_tokenizer = TiktokenTokenizer.CreateForModel(Embedding.Model);

    /// <summary>The chunks of all <c>.md</c> files of a folder. The first line of a file is its title.</summary>
    public static IReadOnlyList<ChunkTask> OfFolder(string folder) =>
        [.. Directory.GetFiles(folder, "*.md").Order(StringComparer.Ordinal).SelectMany(OfFile)];

    private static IEnumerable<ChunkTask> OfFile(string path)
    {
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var (title, body) = text.IndexOf('\n', StringComparison.Ordinal) is var end and >= 0 ? (text[..end], text[end..]) : (text, "");
        var lines = TextChunker.SplitPlainTextLines(body.Trim(), LineTokens, CountTokens);
        return TextChunker.SplitPlainTextParagraphs(lines, MaxTokens, OverlapTokens, chunkHeader: null, CountTokens)
            .Select((chunk, index) => new ChunkTask(Path.GetFileNameWithoutExtension(path), index + 1, title.TrimStart('#').Trim(), chunk.Trim()));
    }

    private static int CountTokens(string text) => s_tokenizer.CountTokens(text);
}

using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BatchTasks.Emulator;

namespace DocumentEmbeddings;

/// <summary>
/// Stands in for the embedding model when there is no key: a bag of words. Each word counts in a few of the vector's places, which its hash chooses, so texts
/// are near one another where they share words. It understands nothing: another word for the same thing is another thing.
/// </summary>
internal static partial class WordVectors
{
    // Two words share one place now and then, hardly ever all of them.
    private const int PlacesOfAWord = 8;

    // Words that are in every text say nothing about it.
    private static readonly HashSet<string> s_stopWords =
    [
        .. """
           a about above after again all also an and another any are as at away back be because been before below between both but by can can't come comes do does
           down each either else even ever every few for from get gets give gives go goes good had has have he her his how i if in into is it its just keep keeps
           less little made make makes many may me more most mostly much must my no nor not nothing now of off on once one only or other our out over own quite
           same say says she since so some still such take takes than that the their them then there these they thing this those through to too turn two under
           until up upon us use used very was way we well were what when where which while who whose why will with within without would yet you your
           """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    public static ValueTask<EmulatedResponse> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var text = request.Body.TryGetProperty("input", out var input) && input.ValueKind == JsonValueKind.String ? input.GetString()! : "";
        var dimensions = request.Body.TryGetProperty("dimensions", out var asked) && asked.TryGetInt32(out var number) ? number : Embedding.Dimensions;
        return ValueTask.FromResult(Of(text, dimensions) is { } vector
            ? EmulatedResponse.Embeddings(request, [vector])
            : EmulatedResponse.Error(400, "no_words", "There is no word in the text to count.", "input"));
    }

    /// <summary>A vector of length 1, or null for a text without a word.</summary>
    private static float[]? Of(string text, int dimensions)
    {
        var counts = Words().Matches(text.ToLowerInvariant()).Select(match => match.Value).Where(word => !s_stopWords.Contains(word)).CountBy(Stem).ToList();
        if (counts.Count == 0)
            return null;

        var vector = new float[dimensions];
        foreach (var (word, count) in counts)
        {
            var hash = Hash(word);
            for (byte place = 0; place < PlacesOfAWord; place++)
            {
                // Up or down, so that words that meet in a place are as likely to cancel out as to add up.
                hash = BitOperations.Crc32C(hash, place);
                vector[(hash >> 1) % (uint)dimensions] += ((hash & 1) == 0 ? 1 : -1) * (1 + MathF.Log(count));
            }
        }

        var length = MathF.Sqrt(vector.Sum(value => value * value));
        return [.. vector.Select(value => value / length)];
    }

    /// <summary>The same for "bean" and "beans", "replace" and "replaced".</summary>
    private static string Stem(string word) => Endings().Replace(word, "");

    private static uint Hash(string word) => Encoding.UTF8.GetBytes(word).Aggregate(uint.MaxValue, BitOperations.Crc32C);

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Words();

    [GeneratedRegex("(?<=...)(?:ing|ed|es|e|s)$")]
    private static partial Regex Endings();
}

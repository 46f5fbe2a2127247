using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BatchTasks.Emulator;

namespace ChatEvaluation;

/// <summary>
/// Stands in for the model when there is no key: from the prompt it takes the lines "- Topic: word, word", and chooses the topic of which the message has the
/// most words, or guesses. It understands nothing, but a prompt with better words does better.
/// </summary>
internal static partial class WordJudge
{
    public static ValueTask<EmulatedResponse> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var message = request.LastUserText;
        var topics = Lines().Matches(SystemText(request.Body))
            .Select(line => (Name: line.Groups["topic"].Value, Found: line.Groups["words"].Value.Split(',').Count(word => Has(message, word.Trim()))))
            .ToList();
        if (topics.Count == 0)
            return ValueTask.FromResult(EmulatedResponse.Refusal(request, "The prompt has no lines of the form \"- Topic: word, word\"."));

        // Where no word is found, it guesses: always the same for the same message.
        var best = topics.Exists(topic => topic.Found > 0) ? topics.MaxBy(topic => topic.Found) : topics[message.Length % topics.Count];
        var confidence = (best.Found + (1.0 / topics.Count)) / (topics.Sum(topic => topic.Found) + 1);
        var answer = JsonSerializer.Serialize(new Answer(best.Name, Math.Round(confidence, 2)), AnswerJson.Default.Answer);
        return ValueTask.FromResult(EmulatedResponse.ChatText(request, answer));
    }

    /// <summary>Whether a word of the text begins so.</summary>
    private static bool Has(string text, string word) =>
        Regex.IsMatch(text, $@"\b{Regex.Escape(word)}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static string SystemText(JsonElement body) => body.GetProperty("messages").EnumerateArray()
        .Where(message => message.GetProperty("role").ValueEquals("system"))
        .Select(message => message.GetProperty("content").GetString()!)
        .FirstOrDefault("");

    [GeneratedRegex(@"^- (?<topic>\w+): (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    private sealed record Answer(string Topic, double Confidence);

    [JsonSerializable(typeof(Answer))]
    private sealed partial class AnswerJson : JsonSerializerContext;
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
        var topics = Lines().Matches(request.SystemText)
            .Select(line => (Name: line.Groups["topic"].Value, Found: line.Groups["words"].Value.Split(',').Count(word => Has(message, word.Trim()))))
            .ToList();
        if (topics.Count == 0)
            return ValueTask.FromResult(EmulatedResponse.Refusal(request, "The prompt has no lines of the form \"- Topic: word, word\"."));

        // Where no word is found, it guesses: always the same for the same message.
        var best = topics.Exists(topic => topic.Found > 0) ? topics.MaxBy(topic => topic.Found) : topics[message.Length % topics.Count];
        var confidence = (best.Found + (1.0 / topics.Count)) / (topics.Sum(topic => topic.Found) + 1);
        var answer = JsonSerializer.Serialize(new Answer(best.Name), AnswerJson.Default.Answer);
        return ValueTask.FromResult(WithProbability(EmulatedResponse.Text(request, answer), confidence));
    }

    /// <summary>
    /// The log probabilities that the emulator makes up mean nothing. Here they are the judge's: all of its doubt is in the first token.
    /// </summary>
    private static EmulatedResponse WithProbability(EmulatedResponse response, double probability)
    {
        var body = JsonNode.Parse(response.Body.Span)!;
        var tokens = body["choices"]![0]!["logprobs"]!["content"]!.AsArray();
        for (var i = 0; i < tokens.Count; i++)
            tokens[i]!["logprob"] = i == 0 ? Math.Log(probability) : 0;

        return EmulatedResponse.Json(response.StatusCode, Encoding.UTF8.GetBytes(body.ToJsonString()));
    }

    /// <summary>Whether a word of the text begins so.</summary>
    private static bool Has(string text, string word) =>
        Regex.IsMatch(text, $@"\b{Regex.Escape(word)}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^- (?<topic>\w+): (?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Lines();

    private sealed record Answer([property: JsonPropertyName("value")] string Topic);

    [JsonSerializable(typeof(Answer))]
    private sealed partial class AnswerJson : JsonSerializerContext;
}

using System.ComponentModel;
using System.Text.Json.Serialization;

namespace BatchTasks.Benchmarks.Tasks;

/// <summary>What the model says of a text: a record as people ask for, with a schema of about 1 KB.</summary>
public sealed record Verdict(
    [property: JsonPropertyName("sentiment"), Description("The sentiment of the whole text as its writer would see it, not that of single sentences in it.")]
    Sentiment Sentiment,
    [property: JsonPropertyName("confidence"), Description("How sure the judgement is: 0 is a guess, 1 is beyond doubt. Text that says nothing about the matter gets 0.5 at most.")]
    double Confidence,
    [property: JsonPropertyName("summary"), Description("What the text says, in one or two sentences and in the language of the text, without names of persons and without quotations from it.")]
    string Summary,
    [property: JsonPropertyName("tags"), Description("Two to five subjects of the text, each a word or two in lower case, the most important one first.")]
    IReadOnlyList<string> Tags);

/// <summary>A sentiment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sentiment>))]
public enum Sentiment
{
    [JsonStringEnumMemberName("positive")] Positive,
    [JsonStringEnumMemberName("negative")] Negative,
    [JsonStringEnumMemberName("neutral")] Neutral,
    [JsonStringEnumMemberName("mixed")] Mixed,
}

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BatchTasks;
using CsvHelper;

namespace RestaurantReviews;

/// <summary>What a review is.</summary>
public enum Sentiment
{
    Positive,
    Negative,
}

/// <summary>What comes back for each review: the schema that the model has to keep to is computed from this record.</summary>
public sealed record Verdict(
    Sentiment Sentiment,
    [property: Description("How sure you are, from 0 to 1."), Range(0, 1)] double Confidence,
    [property: Description("The words of the review that decide it.")] string Evidence);

/// <summary>One request of the batch, and one row of the CSV file. Everything else about it is generated.</summary>
[CsvRecord]
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "review-{Id}", Result = typeof(Verdict))]
[SystemMessage("あなたはレストランのユーザーレビューがポジティブかネガティブかを判断するAIです。")]
[UserMessage("{Text}")]
[BodyParameter("temperature", 0)]
public sealed partial record ReviewTask(int Id, string Text);

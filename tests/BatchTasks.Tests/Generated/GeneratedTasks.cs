using System.ComponentModel;

namespace BatchTasks.Tests.Generated;

/// <summary>The declaration of the article that the project starts from.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-3.5-turbo-0125", CustomId = "request-{Id}")]
[SystemMessage("あなたはレストランのユーザーレビューがポジティブかネガティブかを判断するAIです。ユーザー入力の内容がポジティブな場合は'positive', ネガティブな場合は'negative'とだけ返答してください。")]
[UserMessage("{Text}")]
public sealed partial record ArticleReview(int Id, string Text);

public enum Sentiment
{
    Positive,
    Negative,
}

public sealed record Verdict(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence, string? Reason);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Key}", Result = typeof(Verdict))]
[SystemMessage("{{\"braces\"}} \u2028 {Tone}")]
[UserMessage("{Text}")]
[AssistantMessage("{Text}{Number}")]
public sealed partial record ReviewTask(
    string Key,
    string Text,
    double Number,
    [property: BodyParameter("user")] string? Tone,
    [BodyParameter("stop")] IReadOnlyList<string>? Stops);

[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "chunk-{Document}-{Index}")]
[Input("{Text}")]
public readonly partial record struct ChunkTask(Guid Document, int Index, string Text);

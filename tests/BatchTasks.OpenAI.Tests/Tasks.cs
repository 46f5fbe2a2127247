using System.Text.Json.Serialization;

namespace BatchTasks.ClientTests;

/// <summary>A chat task with a text answer.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Id}")]
[UserMessage("{Text}")]
public sealed partial record AskTask(string Id, string Text = "How was it?")
{
    public static List<AskTask> Many(int count) => [.. Enumerable.Range(1, count).Select(static i => new AskTask($"ask-{i}"))];
}

public sealed record Verdict([property: JsonPropertyName("positive")] bool Positive);

/// <summary>A chat task with a structured answer.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "judge-{Id}", Result = typeof(Verdict), ResultName = "verdict")]
[UserMessage("{Text}")]
public sealed partial record JudgeTask(int Id, string Text);

/// <summary>An embeddings task, as a value type.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "vector-{Id}", Result = typeof(float[]))]
[Input("{Text}")]
public readonly partial record struct VectorTask(int Id, string Text);

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using BatchTasks;

/// <summary>An answer as text, an id of text, few-shot messages.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "translate-{Language}")]
[DeveloperMessage("Translate into {Language}.")]
[UserMessage("Good morning {{or evening}}")]
[UserMessage("{Text}")]
[BodyJson("stop", """["\n"]""")]
internal sealed partial record TranslateTask(string Language, string Text, [property: BodyParameter("max_tokens")] int? MaxTokens);

/// <summary>A structured answer, an id of several members.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "{Shop}/{Day}/{Id}", Result = typeof(Findings))]
[UserMessage("{Text}")]
internal sealed partial record ReadReviewTask(Guid Shop, DateOnly Day, int Id, string Text);

internal enum Mood
{
    [JsonStringEnumMemberName("not happy")]
    Angry,
    Happy,
}

internal sealed record Dish(string Name, decimal? Price, TimeSpan? Waited);

internal sealed record Findings(
    Mood Mood,
    [property: Description("0 to 1"), Range(0.0, 1.0)] double Confidence,
    IReadOnlyList<Dish> Dishes,
    [property: JsonPropertyName("visited_on")] DateOnly? Visited,
    Guid Receipt,
    DateTimeOffset Written);

/// <summary>An answer as the arguments of a forced call; a value that is no object.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "numbers-{Id}", Result = typeof(int[]), ResultFormat = ResultFormat.FunctionCall)]
[UserMessage("Which numbers are in this text? {Text}")]
internal readonly partial record struct NumbersTask(long Id, string Text);

/// <summary>An answer that is one of several types, one of which contains others; a schema that is not strict.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "blocks-{Id}", Result = typeof(Block), Strict = false)]
[UserMessage("Take this text apart.")]
internal sealed partial record BlocksTask(int Id);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Section), "section")]
[JsonDerivedType(typeof(Facts), 1)]
internal abstract record Block;

internal sealed record Section(string Title, List<Block> Parts) : Block
{
    public override string ToString() => $"{Title}({string.Join(" ", Parts)})";
}

internal sealed record Facts(Dictionary<string, int> Numbers, bool Sure = true) : Block
{
    public override string ToString() => $"{string.Join(",", Numbers)}{(Sure ? "" : "?")}";
}

/// <summary>The same, read by a serializer context.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "context-{Id}", Result = typeof(Block), Strict = false, ResultContext = typeof(BlockContext))]
[UserMessage("Take {Value} apart.")]
internal sealed partial record ContextTask<T>(int Id, T Value)
    where T : struct, ISpanFormattable;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Block))]
internal sealed partial class BlockContext : JsonSerializerContext;

/// <summary>A vector.</summary>
[BatchTask(BatchEndpoints.Embeddings, Model = "text-embedding-3-small", CustomId = "chunk-{Id}")]
[Input("{Text}")]
internal sealed partial record ChunkTask(ulong Id, string Text);

/// <summary>Content that is no text, an answer of the model's own items, what no attribute writes.</summary>
[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "photo-{Id}", Result = typeof(BatchChoice<Mood>[]))]
[SystemMessage("Judge the mood.")]
[UserMessage("{Photo}{Others}Who is it?")]
[BodyParameter("max_completion_tokens", 50)]
internal sealed partial record PhotoTask(int Id, BatchImage Photo, IReadOnlyList<BatchImage> Others, [property: BodyParameter("reasoning.effort")] string? Effort)
{
    partial void WriteExtraBody(System.Text.Json.Utf8JsonWriter body) => body.WriteString("prompt_cache_key", "photos");
}

/// <summary>Where an order is.</summary>
internal sealed record FindOrder([property: Description("Its number.")] int Number);

internal static class Shop
{
    /// <summary>Opens at this hour.</summary>
    /// <param name="day">Of this day.</param>
    internal static TimeOnly OpensAt(DayOfWeek day) => new((int)day, 0);
}

/// <summary>A conversation, and functions of a type and of a method.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "talk-{Id}")]
[SystemMessage("Help.")]
[Tool(typeof(FindOrder))]
[Tool(typeof(Shop), nameof(Shop.OpensAt), Name = "opens_at")]
internal sealed partial record TalkTask(int Id, [property: Messages] IReadOnlyList<BatchMessage> Talk);

/// <summary>A judgement.</summary>
[BatchTask(BatchEndpoints.Moderations, CustomId = "post-{Id}")]
internal sealed partial record PostTask(int Id, [property: Input] string Text);

/// <summary>An image.</summary>
[BatchTask(BatchEndpoints.ImageGenerations, Model = "gpt-image-1", CustomId = "cat-{Id}")]
[Prompt("A {Color} cat.")]
internal sealed partial record CatTask(int Id, string Color);

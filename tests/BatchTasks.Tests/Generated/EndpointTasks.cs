using System.ComponentModel;
using System.Text.Json;

namespace BatchTasks.Tests.Generated;

public enum Effort
{
    low,
    medium,
    high,
}

public sealed record Judgement(Sentiment Sentiment, [property: Description("0 to 1")] double Confidence, string? Reason);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "{Id}", Result = typeof(Judgement))]
[SystemMessage("Judge the review of {Restaurant}.")]
[UserMessage("{Text}")]
[BodyParameter("max_completion_tokens", 2000)]
public sealed partial record ResponsesReviewTask(
    int Id, string Restaurant, string Text, [property: BodyParameter("reasoning.effort")] Effort? Effort, [property: BodyParameter("verbosity")] Effort? Verbosity);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "{Id}")]
[DeveloperMessage("You describe pictures.")]
[UserMessage("{Photo}What is on {Name}?{Document}")]
[AssistantMessage("A cat.")]
[UserMessage("And here? {Others}")]
[BodyParameter("service_tier", "flex")]
public sealed partial record ResponsesPhotoTask(int Id, string Name, BatchImage? Photo, BatchFileInput Document, IReadOnlyList<BatchImage> Others);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "{Id}")]
[SystemMessage("You describe pictures.")]
[UserMessage("{Photo}{Sound}What is on {Name}?{Document}")]
[UserMessage("{Others}!")]
public sealed partial record ChatPhotoTask(int Id, string Name, BatchImage? Photo, BatchAudio? Sound, BatchFileInput? Document, BatchImage[] Others);

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "{Id}")]
[SystemMessage("You are {Name}.")]
[UserMessage("Sum up.")]
public sealed partial record ChatTalkTask(int Id, string Name, [property: Messages] IReadOnlyList<BatchMessage> Talk);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-4o", CustomId = "{Id}")]
[SystemMessage("You are {Name}.")]
[UserMessage("Sum up.")]
public sealed partial record ResponsesTalkTask(int Id, string Name, [property: Messages] IReadOnlyList<BatchMessage> Talk);

/// <summary>All parameters that chat completions take of a member.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "{Id}", Result = typeof(BatchChoice<string>[]))]
[UserMessage("x")]
[BodyParameter("prediction.type", "content")]
[BodyJson("audio", """{ "format": "mp3", "voice": "alloy" }""")]
public sealed partial record ChatParametersTask(
    int Id,
    [property: BodyParameter] double? Temperature,
    [property: BodyParameter] double? TopP,
    [property: BodyParameter] int? N,
    [property: BodyParameter] bool? Logprobs,
    [property: BodyParameter] int? TopLogprobs,
    [property: BodyParameter] double? FrequencyPenalty,
    [property: BodyParameter] double? PresencePenalty,
    [property: BodyParameter] string[]? Stop,
    [property: BodyParameter] Effort? ReasoningEffort,
    [property: BodyParameter] Effort? Verbosity,
    [property: BodyParameter] IReadOnlyDictionary<string, int>? LogitBias,
    [property: BodyParameter] Dictionary<string, string>? Metadata,
    [property: BodyParameter] bool? Store,
    [property: BodyParameter] string[]? Modalities,
    [property: BodyParameter("prediction.content")] string Prediction,
    [property: BodyParameter] JsonElement? WebSearchOptions);

[BatchTask(BatchEndpoints.Completions, Model = "gpt-3.5-turbo-instruct", CustomId = "{Id}")]
[Prompt("Once upon a time, {Start}")]
[BodyParameter("max_tokens", 100)]
public sealed partial record TaleTask(int Id, string Start, [property: BodyParameter] string? Suffix, [property: BodyParameter] int? BestOf);

[BatchTask(BatchEndpoints.Completions, Model = "gpt-3.5-turbo-instruct", CustomId = "{Id}", Result = typeof(IReadOnlyList<BatchChoice<string>>))]
[BodyParameter("n", 2)]
public sealed partial record TalesTask(int Id, [property: Prompt] string Start);

[BatchTask(BatchEndpoints.Moderations, CustomId = "{Id}")]
public sealed partial record PostTask(int Id, [property: Input] string Text);

[BatchTask(BatchEndpoints.Moderations, Model = "omni-moderation-latest", CustomId = "{Id}", Result = typeof(BatchModeration[]))]
public sealed partial record PostsTask(int Id, [property: Input] IReadOnlyList<string> Texts);

[BatchTask(BatchEndpoints.Moderations, Model = "omni-moderation-latest", CustomId = "{Id}")]
[Input("{Picture}{Caption}")]
public sealed partial record PictureTask(int Id, BatchImage? Picture, string Caption);

[BatchTask(BatchEndpoints.ImageGenerations, Model = "gpt-image-1", CustomId = "{Id}")]
[Prompt("A {Color} cat.")]
[BodyParameter("quality", "low")]
public sealed partial record CatTask(int Id, string Color, [property: BodyParameter] string? Size);

[BatchTask(BatchEndpoints.ImageEdits, Model = "gpt-image-1.5", CustomId = "{Id}", Result = typeof(BatchGeneratedImage[]))]
[Prompt("Make it {Color}.")]
public sealed partial record EditTask(
    int Id, string Color, [property: BodyParameter] IReadOnlyList<BatchImage> Images, [property: BodyParameter] BatchImage? Mask, [property: BodyParameter] int? N);

[BatchTask(BatchEndpoints.Videos, Model = "sora-2", CustomId = "{Id}")]
[BodyParameter("seconds", "4")]
public sealed partial record VideoTask(int Id, [property: Prompt] string Scene, [property: BodyParameter] BatchImage? InputReference);

/// <summary>The weather at a place.</summary>
public sealed record GetWeather([property: Description("A city.")] string City, Unit? Unit);

public enum Unit
{
    Celsius,
    Fahrenheit,
}

public static class Shop
{
    /// <summary>Finds orders.</summary>
    /// <param name="customer">Who ordered.</param>
    /// <param name="years">In which years.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static Task<string[]> FindOrders(string customer, int[]? years, CancellationToken cancellationToken) => throw new NotSupportedException($"{customer}{years}{cancellationToken}");
}

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o", CustomId = "{Id}")]
[Tool(typeof(GetWeather))]
[Tool(typeof(Shop), nameof(Shop.FindOrders), Name = "find_orders")]
[UserMessage("{Text}")]
public sealed partial record ChatToolsTask(int Id, string Text);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-4o", CustomId = "{Id}")]
[Tool(typeof(GetWeather))]
[Tool(typeof(Shop), nameof(Shop.FindOrders), Name = "find_orders")]
[UserMessage("{Text}")]
[BodyParameter("tool_choice", "required")]
public sealed partial record ResponsesToolsTask(int Id, string Text);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-4o", CustomId = "{Id}", Result = typeof(int[]), ResultFormat = ResultFormat.FunctionCall, ResultName = "give")]
[UserMessage("{Text}")]
public sealed partial record ResponsesNumbersTask(int Id, string Text);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-4o", CustomId = "{Id}", Result = typeof(BatchRawBody))]
[UserMessage("{Text}")]
public sealed partial record RawTask(int Id, string Text)
{
    partial void WriteExtraBody(Utf8JsonWriter body) => body.WriteString("prompt_cache_key", $"key {Id}");
}

using OpenAI.Chat;

namespace BatchTasks.ClientTests;

public enum Mood
{
    Good,
    Bad,
}

[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "mood-{Id}", Result = typeof(BatchChoice<Mood>))]
[SystemMessage("Judge the mood.")]
[UserMessage("{Photo}{Text}")]
[BodyParameter("max_completion_tokens", 200)]
public sealed partial record MoodTask(int Id, string Text, BatchImage? Photo);

public sealed record FindOrder(int Number);

[BatchTask(BatchEndpoints.Responses, Model = "gpt-5-mini", CustomId = "call-{Id}")]
[UserMessage("{Text}")]
[Tool(typeof(FindOrder))]
[BodyParameter("tool_choice", "required")]
public sealed partial record CallTask(int Id, string Text);

/// <summary>A conversation of the official package's messages.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "talk-{Id}", Result = typeof(BatchChoice<string>[]))]
[SystemMessage("Be brief.")]
[BodyParameter("n", 2)]
public sealed partial record TalkTask(int Id, [property: Messages] IReadOnlyList<ChatMessage> Talk);

[BatchTask(BatchEndpoints.Completions, Model = "gpt-3.5-turbo-instruct", CustomId = "tale-{Id}")]
public sealed partial record TaleTask(int Id, [property: Prompt] string Start);

[BatchTask(BatchEndpoints.Moderations, CustomId = "post-{Id}", Result = typeof(BatchModeration[]))]
public sealed partial record PostTask(int Id, [property: Input] string[] Texts);

[BatchTask(BatchEndpoints.ImageGenerations, Model = "gpt-image-1", CustomId = "cat-{Id}", Result = typeof(BatchGeneratedImage[]))]
[Prompt("A {Color} cat.")]
[BodyParameter("n", 2)]
public sealed partial record CatTask(int Id, string Color);

[BatchTask(BatchEndpoints.ImageEdits, Model = "gpt-image-1", CustomId = "edit-{Id}")]
[Prompt("Make it {Color}.")]
public sealed partial record EditTask(int Id, string Color, [property: BodyParameter] IReadOnlyList<BatchImage> Images);

[BatchTask(BatchEndpoints.Videos, Model = "sora-2", CustomId = "film-{Id}")]
public sealed partial record FilmTask(int Id, [property: Prompt] string Scene);

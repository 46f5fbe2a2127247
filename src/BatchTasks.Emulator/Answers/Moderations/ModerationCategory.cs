namespace BatchTasks.Emulator.Answers.Moderations;

/// <summary>A category of moderations. Source: <c>CreateModerationResponse</c> of the OpenAPI document (2.3.0).</summary>
/// <param name="Name">As the service writes it, such as <c>self-harm/intent</c>.</param>
/// <param name="TakesImages">Whether images count towards it, or texts alone.</param>
internal sealed record ModerationCategory(string Name, bool TakesImages)
{
    public static readonly IReadOnlyList<ModerationCategory> All =
    [
        new("harassment", false), new("harassment/threatening", false), new("hate", false), new("hate/threatening", false), new("illicit", false),
        new("illicit/violent", false), new("self-harm", true), new("self-harm/instructions", true), new("self-harm/intent", true), new("sexual", true),
        new("sexual/minors", false), new("violence", true), new("violence/graphic", true),
    ];

    /// <summary>Whether a text has all the words of the category's name.</summary>
    public bool IsNamedIn(string text) => Name.Split('/').All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}

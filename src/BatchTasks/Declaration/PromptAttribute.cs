namespace BatchTasks;

/// <summary>
/// The <c>prompt</c> of an endpoint that takes one: completions, images and videos. On the type it is a template over the task's members; on a member it is
/// that member's value.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    Inherited = false)]
public sealed class PromptAttribute : Attribute
{
    /// <summary>On a member: its value is the prompt. On a type: the template is in a <see cref="File"/>.</summary>
    public PromptAttribute()
    {
    }

    /// <summary>On a type: the template of the prompt.</summary>
    /// <param name="template">The template: <c>{Member}</c> or <c>{Member:format}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public PromptAttribute(string template) => Template = template;

    /// <summary>The template of the prompt, or <see langword="null"/> on a member, or where it is in a <see cref="File"/>.</summary>
    public string? Template { get; }

    /// <summary>On a type: the file of the template, found and read as a message's is (<see cref="MessageAttribute.File"/>).</summary>
    public string? File { get; init; }
}

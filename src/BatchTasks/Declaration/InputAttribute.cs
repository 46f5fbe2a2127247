namespace BatchTasks;

/// <summary>
/// The <c>input</c> of an endpoint that takes one (embeddings). On the type it is a template over the task's members and may repeat: each is one input.
/// On a member it is that member's value: a string, or an array or list of strings for several inputs.
/// Vectors come in the order of the inputs: templates first, then members in source order, a list last.
/// </summary>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter,
    Inherited = false,
    AllowMultiple = true)]
public sealed class InputAttribute : Attribute
{
    /// <summary>On a member: its value is the input. On a type: the template is in a <see cref="File"/>.</summary>
    public InputAttribute()
    {
    }

    /// <summary>On a type: the template of one input.</summary>
    /// <param name="template">The template: <c>{Member}</c> or <c>{Member:format}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public InputAttribute(string template) => Template = template;

    /// <summary>The template of the input, or <see langword="null"/> on a member, or where it is in a <see cref="File"/>.</summary>
    public string? Template { get; }

    /// <summary>On a type: the file of the template, found and read as a message's is (<see cref="MessageAttribute.File"/>).</summary>
    public string? File { get; init; }
}

namespace BatchTasks;

/// <summary>
/// A message of the conversation, as a template over the task's members: <c>{Member}</c> or <c>{Member:format}</c>; <c>{{</c> and <c>}}</c> are literal braces.
/// Messages go out in source order and may repeat, for few-shot prompts. The template is given in the attribute or stands in a <see cref="File"/>.
/// </summary>
public abstract class MessageAttribute : Attribute
{
    /// <summary>A message whose template is in a <see cref="File"/>.</summary>
    protected MessageAttribute()
    {
    }

    /// <summary>A message with this template.</summary>
    /// <param name="template">The template of the message's text.</param>
    protected MessageAttribute(string template) => Template = template;

    /// <summary>The template of the message's text, or <see langword="null"/> where it is in a <see cref="File"/>.</summary>
    public string? Template { get; }

    /// <summary>
    /// The file of the template, one of the project's <c>AdditionalFiles</c>: its path from the project's folder or from that of the source, or as much of the
    /// end of its path as tells it from the others. The file is read when the project is compiled, not at run time. Its line ends count as <c>\n</c>, and the
    /// last one, if nothing follows it, does not belong to the text.
    /// </summary>
    public string? File { get; init; }
}

/// <summary>A message with the role <c>system</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class SystemMessageAttribute : MessageAttribute
{
    /// <summary>A message whose template is in a <see cref="MessageAttribute.File"/>.</summary>
    public SystemMessageAttribute()
    {
    }

    /// <summary>A message with this template.</summary>
    /// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public SystemMessageAttribute(string template)
        : base(template)
    {
    }
}

/// <summary>A message with the role <c>developer</c>, which takes the place of <c>system</c> for reasoning models.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class DeveloperMessageAttribute : MessageAttribute
{
    /// <summary>A message whose template is in a <see cref="MessageAttribute.File"/>.</summary>
    public DeveloperMessageAttribute()
    {
    }

    /// <summary>A message with this template.</summary>
    /// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public DeveloperMessageAttribute(string template)
        : base(template)
    {
    }
}

/// <summary>A message with the role <c>user</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class UserMessageAttribute : MessageAttribute
{
    /// <summary>A message whose template is in a <see cref="MessageAttribute.File"/>.</summary>
    public UserMessageAttribute()
    {
    }

    /// <summary>A message with this template.</summary>
    /// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public UserMessageAttribute(string template)
        : base(template)
    {
    }
}

/// <summary>A message with the role <c>assistant</c>: an example answer of a few-shot prompt.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class AssistantMessageAttribute : MessageAttribute
{
    /// <summary>A message whose template is in a <see cref="MessageAttribute.File"/>.</summary>
    public AssistantMessageAttribute()
    {
    }

    /// <summary>A message with this template.</summary>
    /// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
    public AssistantMessageAttribute(string template)
        : base(template)
    {
    }
}

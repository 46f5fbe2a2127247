namespace BatchTasks;

/// <summary>
/// A message of the conversation, as a template over the task's members: <c>{Member}</c> or <c>{Member:format}</c>; <c>{{</c> and <c>}}</c> are literal braces.
/// Messages go out in source order and may repeat, for few-shot prompts.
/// </summary>
/// <param name="template">The template of the message's text.</param>
public abstract class MessageAttribute(string template) : Attribute
{
    /// <summary>The template of the message's text.</summary>
    public string Template { get; } = template;
}

/// <summary>A message with the role <c>system</c>.</summary>
/// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class SystemMessageAttribute(string template) : MessageAttribute(template);

/// <summary>A message with the role <c>developer</c>, which takes the place of <c>system</c> for reasoning models.</summary>
/// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class DeveloperMessageAttribute(string template) : MessageAttribute(template);

/// <summary>A message with the role <c>user</c>.</summary>
/// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class UserMessageAttribute(string template) : MessageAttribute(template);

/// <summary>A message with the role <c>assistant</c>: an example answer of a few-shot prompt.</summary>
/// <param name="template">The template of the message's text: <c>{Member}</c>, with <c>{{</c> and <c>}}</c> for literal braces.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false, AllowMultiple = true)]
public sealed class AssistantMessageAttribute(string template) : MessageAttribute(template);

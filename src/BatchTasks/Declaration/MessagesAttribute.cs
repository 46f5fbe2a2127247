namespace BatchTasks;

/// <summary>
/// A member whose value is a conversation: a list, array or other enumerable of <c>BatchMessage</c>, or of the messages of <c>OpenAI</c>
/// (with the package BatchTasks.OpenAI) or of <c>Microsoft.Extensions.AI</c> (with BatchTasks.Extensions.AI). In the request it stands after the system and developer
/// messages that the type declares, and before its other messages.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Parameter, Inherited = false)]
public sealed class MessagesAttribute : Attribute;

using System.Collections.ObjectModel;
using System.Text;

namespace BatchTasks;

/// <summary>
/// A message of a conversation that is known at run time only. The same message is written as a message of chat completions and as items of responses.
/// Messages are values: equal where they say the same, and unchangeable.
/// </summary>
public sealed record BatchMessage
{
    private BatchMessage(BatchRole role, IEnumerable<BatchContent> content)
    {
        Role = role;
        Content = Copy(content, nameof(content));
    }

    /// <summary>Who it is from.</summary>
    public BatchRole Role { get; }

    /// <summary>What it holds. Only messages of users, and of tools in responses, hold more than text.</summary>
    public IReadOnlyList<BatchContent> Content { get; }

    /// <summary>
    /// The name of the participant, to tell several of one role apart: chat completions have it, responses don't. Of a tool's message the name of the tool,
    /// which responses have and chat completions leave out, since the call tells it.
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The calls of tools that the model asked for, in a message of the assistant: those of an answer can be given back as they are.</summary>
    public IReadOnlyList<BatchToolCall> ToolCalls { get; private init; } = [];

    /// <summary>The id of the call that a tool's message answers.</summary>
    public string? ToolCallId { get; private init; }

    /// <summary>Whether a tool's message answers the call of a custom tool, whose input is text and not JSON: responses tell the two apart.</summary>
    /// <exception cref="ArgumentException">The message is not of a tool.</exception>
    public bool IsCustomToolOutput
    {
        get;
        init => field = !value || Role == BatchRole.Tool ? value : throw new ArgumentException("Only a message of a tool is its output.", nameof(value));
    }

    /// <summary>What the assistant said when it refused. Responses have it as the text of the message.</summary>
    /// <exception cref="ArgumentException">The message is not of the assistant.</exception>
    public string? Refusal
    {
        get;
        init => field = value is null || Role == BatchRole.Assistant
            ? value
            : throw new ArgumentException("Only a message of the assistant has a refusal.", nameof(value));
    }

    /// <summary>A message with the role <c>system</c>.</summary>
    /// <param name="content">What it holds: text.</param>
    /// <exception cref="ArgumentException">There is no content, or one is <see langword="null"/>.</exception>
    public static BatchMessage System(params BatchContent[] content) => Create(BatchRole.System, content);

    /// <inheritdoc cref="System(BatchContent[])"/>
    public static BatchMessage System(IEnumerable<BatchContent> content) => Create(BatchRole.System, content);

    /// <summary>A message with the role <c>developer</c>, which takes the place of <c>system</c> for reasoning models.</summary>
    /// <param name="content">What it holds: text.</param>
    /// <exception cref="ArgumentException">There is no content, or one is <see langword="null"/>.</exception>
    public static BatchMessage Developer(params BatchContent[] content) => Create(BatchRole.Developer, content);

    /// <inheritdoc cref="Developer(BatchContent[])"/>
    public static BatchMessage Developer(IEnumerable<BatchContent> content) => Create(BatchRole.Developer, content);

    /// <summary>A message with the role <c>user</c>.</summary>
    /// <param name="content">What it holds: text, images, audio, files.</param>
    /// <exception cref="ArgumentException">There is no content, or one is <see langword="null"/>.</exception>
    public static BatchMessage User(params BatchContent[] content) => Create(BatchRole.User, content);

    /// <inheritdoc cref="User(BatchContent[])"/>
    public static BatchMessage User(IEnumerable<BatchContent> content) => Create(BatchRole.User, content);

    /// <summary>A message with the role <c>assistant</c>: what the model answered.</summary>
    /// <param name="content">What it holds: text.</param>
    /// <exception cref="ArgumentException">There is no content, or one is <see langword="null"/>.</exception>
    public static BatchMessage Assistant(params BatchContent[] content) => Create(BatchRole.Assistant, content);

    /// <inheritdoc cref="Assistant(BatchContent[])"/>
    public static BatchMessage Assistant(IEnumerable<BatchContent> content) => Create(BatchRole.Assistant, content);

    /// <summary>A message with the role <c>assistant</c> in which the model asked for tools to be called.</summary>
    /// <param name="toolCalls">The calls.</param>
    /// <param name="content">What the model said beside them: text, or nothing.</param>
    /// <exception cref="ArgumentException">There is no call, one lacks its id, name or arguments, or a content is <see langword="null"/>.</exception>
    public static BatchMessage Assistant(IEnumerable<BatchToolCall> toolCalls, params BatchContent[] content)
    {
        var calls = Copy(toolCalls, nameof(toolCalls));
        if (calls.Any(static call => string.IsNullOrEmpty(call.Id) || string.IsNullOrEmpty(call.Name) || call.ArgumentsJson is null))
            throw new ArgumentException("A tool call lacks its id, its name or its arguments, by which the service knows it.", nameof(toolCalls));

        if (calls.Count == 0)
            throw new ArgumentException("There is no tool call. Give the calls that the model asked for, or a message with content alone.", nameof(toolCalls));

        return new(BatchRole.Assistant, content) { ToolCalls = calls };
    }

    /// <summary>A message with the role <c>assistant</c> in which the model refused to answer.</summary>
    /// <param name="refusal">What it said.</param>
    /// <exception cref="ArgumentException">It said nothing.</exception>
    public static BatchMessage AssistantRefusal(string refusal)
    {
        ArgumentException.ThrowIfNullOrEmpty(refusal);
        return new(BatchRole.Assistant, []) { Refusal = refusal };
    }

    /// <summary>A message with the role <c>tool</c>: what a tool gave.</summary>
    /// <param name="toolCallId">The id of the call that it answers.</param>
    /// <param name="content">What it gave: text; for responses images and files too.</param>
    /// <exception cref="ArgumentException">There is no id or no content, or a content is <see langword="null"/>.</exception>
    public static BatchMessage Tool(string toolCallId, params BatchContent[] content) => Tool(toolCallId, (IEnumerable<BatchContent>)content);

    /// <inheritdoc cref="Tool(string, BatchContent[])"/>
    public static BatchMessage Tool(string toolCallId, IEnumerable<BatchContent> content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(toolCallId);
        return Create(BatchRole.Tool, content) with { ToolCallId = toolCallId };
    }

    /// <summary>Whether both say the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(BatchMessage? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && Role == other.Role
            && Name == other.Name
            && ToolCallId == other.ToolCallId
            && IsCustomToolOutput == other.IsCustomToolOutput
            && Refusal == other.Refusal
            && Content.SequenceEqual(other.Content)
            && ToolCalls.SequenceEqual(other.ToolCalls));

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Role);
        hash.Add(Name);
        hash.Add(ToolCallId);
        hash.Add(Refusal);
        foreach (var content in Content)
            hash.Add(content);

        hash.Add(ToolCalls.Count);
        return hash.ToHashCode();
    }

    /// <summary>The role and the beginning of each content, without bytes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Role).Append(": ").AppendJoin(" | ", Content.Take(8));
        if (Content.Count > 8)
            text.Append(" | …");

        if (Refusal is not null)
            text.Append("(refused) ").Append(ContentText.Shorten(Refusal));

        foreach (var call in ToolCalls.Take(8))
            text.Append(" → ").Append(ContentText.Shorten(call.Name)).Append('(').Append(ContentText.Shorten(call.ArgumentsJson)).Append(')');

        return text.ToString();
    }

    private static BatchMessage Create(BatchRole role, IEnumerable<BatchContent> content)
    {
        var message = new BatchMessage(role, content);
        if (message.Content.Count == 0)
            throw new ArgumentException("The message has no content. Give it text (which may be empty), or leave the message out.", nameof(content));

        return message;
    }

    /// <summary>A list that nobody else has: what the caller does to his own later changes no message.</summary>
    private static ReadOnlyCollection<T> Copy<T>(IEnumerable<T> items, string parameter)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(items, parameter);
        var copy = items.ToArray();
        if (Array.Exists(copy, static item => item is null))
            throw new ArgumentException("One of them is null. Leave it out, or give it a value.", parameter);

        return Array.AsReadOnly(copy);
    }
}

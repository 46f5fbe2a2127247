using Microsoft.Extensions.AI;

namespace BatchTasks;

/// <summary>A message taken apart: what is said goes into messages of its role, each result of a function into one of the tool, in the order they stand in.</summary>
internal sealed class MessageParts(ChatMessage message)
{
    // Of the code that Microsoft.Extensions.AI's clients give a refusal.
    private const string RefusalCode = "Refusal";

    private readonly List<BatchMessage> _messages = [];
    private readonly List<BatchContent> _contents = [];
    private readonly List<BatchToolCall> _calls = [];
    private string? _refusal;

    public List<BatchMessage> ToMessages()
    {
        if (message is null)
            throw new ArgumentException("A message of the conversation is null. Leave it out.", nameof(message));

        if (message.Contents.Count == 0)
            throw new ArgumentException($"The message of the role '{message.Role}' has no content. Give it text, or leave it out.", nameof(message));

        var role = RoleOf(message.Role);
        foreach (var content in message.Contents)
            Add(content, role);

        EndMessage(role);
        return _messages;
    }

    private void Add(AIContent content, BatchRole role)
    {
        switch (content)
        {
            case TextReasoningContent or UsageContent:
                break;
            case FunctionCallContent call:
                if (role != BatchRole.Assistant)
                    throw new NotSupportedException($"A function call can't stand in a message of the role '{message.Role}'. Give it in one of the assistant.");

                _calls.Add(FunctionParts.Call(call));
                break;
            case FunctionResultContent result:
                EndMessage(role);
                _messages.Add(BatchMessage.Tool(result.CallId, FunctionParts.Result(result)));
                break;
            case ErrorContent { ErrorCode: RefusalCode } refusal when role == BatchRole.Assistant:
                _refusal += refusal.Message;
                break;
            default:
                if (role == BatchRole.Tool)
                    throw new NotSupportedException($"A message of a tool holds results ({nameof(FunctionResultContent)}), not {content?.GetType().Name ?? "null"}. Give it as the result of a call.");

                _contents.Add(ContentParts.Content(content));
                break;
        }
    }

    /// <summary>Ends the message that has been gathered, if there is one.</summary>
    private void EndMessage(BatchRole role)
    {
        if (_contents.Count == 0 && _calls.Count == 0 && string.IsNullOrEmpty(_refusal))
            return;

        var said = role switch
        {
            BatchRole.System => BatchMessage.System(_contents),
            BatchRole.Developer => BatchMessage.Developer(_contents),
            BatchRole.User => BatchMessage.User(_contents),
            _ when _calls.Count > 0 => BatchMessage.Assistant(_calls, [.. _contents]),
            _ when _contents.Count > 0 => BatchMessage.Assistant(_contents),
            _ => BatchMessage.AssistantRefusal(_refusal!),
        };
        _messages.Add(said with { Name = message.AuthorName, Refusal = _refusal });
        _contents.Clear();
        _calls.Clear();
        _refusal = null;
    }

    private static BatchRole RoleOf(ChatRole role) => role.Value.ToUpperInvariant() switch
    {
        "SYSTEM" => BatchRole.System,
        "DEVELOPER" => BatchRole.Developer,
        "USER" => BatchRole.User,
        "ASSISTANT" => BatchRole.Assistant,
        "TOOL" => BatchRole.Tool,
        _ => throw new NotSupportedException($"No request of a batch has the role '{role}'. Give system, developer, user, assistant or tool."),
    };
}

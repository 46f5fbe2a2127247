using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Walks over the tool calls of a choice or of a response's output, in their order.</summary>
internal ref struct ToolCallWalk
{
    private readonly bool _isChat;
    private RawArray _elements;
    private ReadOnlySpan<byte> _functionCall;

    private ToolCallWalk(bool isChat, ReadOnlySpan<byte> elements, ReadOnlySpan<byte> functionCall)
    {
        _isChat = isChat;
        _elements = new RawArray(elements);
        _functionCall = functionCall;
    }

    /// <summary>Over the first choice of a body, or its output.</summary>
    public static ToolCallWalk Over(scoped in ResponseBody body) => body.HasChoice ? Over(body.First) : new(isChat: false, body.Output, default);

    public static ToolCallWalk Over(scoped in ChoiceParts choice) => new(isChat: true, choice.ToolCalls, choice.FunctionCall);

    public bool TryRead(out ToolCallParts call)
    {
        while (_elements.TryRead(out var element))
        {
            if (_isChat ? ToolCallParts.TryReadChat(element, out call) : ToolCallParts.TryReadItem(element, out call))
                return true;
        }

        call = default;
        var found = ToolCallParts.TryReadFunction(_functionCall, ref call);
        _functionCall = default;
        return found;
    }
}

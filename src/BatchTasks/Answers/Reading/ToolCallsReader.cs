using System.Text;
using System.Text.Json;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads an answer with calls of tools: the first choice of a chat completion, or the output of a response.</summary>
internal static class ToolCallsReader
{
    /// <exception cref="JsonException">The body has neither a text nor a call.</exception>
    public static BatchToolCalls Read(ReadOnlySpan<byte> body, BatchToolArgumentsReader read)
    {
        var parts = ResponseBody.Read(body);
        using var buffer = new PooledBuffer(1024);
        var calls = new List<BatchToolCall>();
        var walk = ToolCallWalk.Over(parts);
        while (walk.TryRead(out var call))
            calls.Add(ReadCall(call, body, read, buffer));

        var (text, reasoning) = parts.HasChoice
            ? (AnswerText.ReadContent(parts.First.Content, buffer), RawJson.GetString(parts.First.Reasoning))
            : ReadMessages(parts.Output, buffer);
        return text is null && calls.Count == 0
            ? throw new JsonException("The message has neither a text nor a call of a tool.")
            : new BatchToolCalls { Text = text, Calls = calls, Reasoning = reasoning };
    }

    private static BatchToolCall ReadCall(ToolCallParts call, ReadOnlySpan<byte> body, BatchToolArgumentsReader read, PooledBuffer buffer)
    {
        var name = RawJson.GetString(call.Name) ?? "";
        var hasArguments = AnswerText.TryReadArguments(call.Arguments, buffer, out var text);
        object? arguments = null;
        string? problem = null;
        if (!hasArguments)
        {
            problem = $"The call of '{name}' has no arguments.";
        }
        else
        {
            try
            {
                arguments = read(name, new BatchAnswer(text, body));
                if (arguments is null && !call.IsCustom)
                    problem = $"The task has no tool '{name}'.";
            }
            catch (Exception e) when (AnswerProblems.IsOfTheAnswer(e))
            {
                problem = $"The arguments of '{name}' can't be read: {e.Message}";
            }
        }

        return new BatchToolCall
        {
            Id = RawJson.GetString(call.Id) ?? "",
            Name = name,
            ArgumentsJson = hasArguments ? Utf8Strings.ToText(text) : "",
            Arguments = arguments,
            Problem = problem,
            IsCustom = call.IsCustom,
        };
    }

    private static (string? Text, string? Reasoning) ReadMessages(ReadOnlySpan<byte> output, PooledBuffer buffer)
    {
        StringBuilder? text = null;
        var reasoning = new ReasoningText();
        var items = new RawArray(output);
        while (items.TryRead(out var element))
        {
            var item = OutputItem.Read(element);
            reasoning.Add(item);
            if (item.IsMessage && AnswerText.ReadContent(item.Content, buffer) is { } message)
                text = (text?.Append('\n') ?? new StringBuilder()).Append(message);
        }

        return (text?.ToString(), reasoning.Take());
    }
}

using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>What the exceptional answers hold: refusals, and what there is of an answer that was cut off.</summary>
internal static class AnswerParts
{
    /// <summary>The refusal of the first choice, or of the last message of a response that refuses.</summary>
    public static string? ReadRefusal(in ResponseBody body) => body.HasChoice ? ReadRefusal(body.First) : ReadRefusalOfOutput(body.Output);

    public static string? ReadRefusal(in ChoiceParts choice) =>
        RawJson.GetString(choice.Refusal) is { Length: > 0 } refusal ? refusal
        : RawJson.IsArray(choice.Content) ? AnswerText.ReadRefusal(choice.Content)
        : null;

    /// <summary>What was received of a text: that of the last message.</summary>
    public static string ReadPartialText(in ResponseBody body, PooledBuffer buffer) =>
        AnswerText.ReadContent(body.HasChoice ? body.First.Content : LastMessageOf(body.Output), buffer) ?? "";

    /// <summary>What was received of calls: the arguments of the last one, which is the one that was cut off, or else the text.</summary>
    public static string ReadPartialCall(in ResponseBody body, PooledBuffer buffer)
    {
        var calls = ToolCallWalk.Over(body);
        ReadOnlySpan<byte> arguments = default;
        while (calls.TryRead(out var call))
            arguments = call.Arguments;

        return AnswerText.TryReadArguments(arguments, buffer, out var text) ? Utf8Strings.ToText(text) : ReadPartialText(body, buffer);
    }

    /// <summary>What to say of a response in which no message has a text.</summary>
    public static string NoMessage(in ResponseBody body) => RawJson.GetString(body.Status) is { } status and not "completed"
        ? $"The response has no message with a text; its status is '{status}'."
        : "The response has no message with a text.";

    private static string? ReadRefusalOfOutput(ReadOnlySpan<byte> output)
    {
        string? refusal = null;
        var items = new RawArray(output);
        while (items.TryRead(out var element))
        {
            var item = OutputItem.Read(element);
            if (item.IsMessage)
                refusal = AnswerText.ReadRefusal(item.Content) ?? refusal;
        }

        return refusal;
    }

    private static ReadOnlySpan<byte> LastMessageOf(ReadOnlySpan<byte> output)
    {
        ReadOnlySpan<byte> last = default;
        var items = new RawArray(output);
        while (items.TryRead(out var element))
        {
            var item = OutputItem.Read(element);
            if (item.IsMessage)
                last = item.Content;
        }

        return last;
    }
}

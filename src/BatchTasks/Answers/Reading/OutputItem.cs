using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>One item of a response's output, as raw JSON. Items of kinds that are not known have no answer.</summary>
internal ref struct OutputItem
{
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> CallId;
    public ReadOnlySpan<byte> Name;

    /// <summary>The parts of a message or of a reasoning item.</summary>
    public ReadOnlySpan<byte> Content;

    /// <summary>The parts of a reasoning item's summary.</summary>
    public ReadOnlySpan<byte> Summary;

    /// <summary>The arguments of a function call.</summary>
    public ReadOnlySpan<byte> Arguments;

    /// <summary>The input of a custom tool's call.</summary>
    public ReadOnlySpan<byte> Input;

    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _phase;
    private ReadOnlySpan<byte> _status;

    public readonly bool IsMessage => _type.SequenceEqual("\"message\""u8);

    public readonly bool IsReasoning => _type.SequenceEqual("\"reasoning\""u8);

    public readonly bool IsFunctionCall => _type.SequenceEqual("\"function_call\""u8);

    public readonly bool IsCustomCall => _type.SequenceEqual("\"custom_tool_call\""u8);

    /// <summary>Reads an item that is known to be well-formed.</summary>
    public static OutputItem Read(ReadOnlySpan<byte> item)
    {
        var result = default(OutputItem);
        var members = new RawObject(item);
        while (members.Read())
        {
            if (members.NameEquals("type"u8))
                result._type = members.ReadValue();
            else if (members.NameEquals("content"u8))
                result.Content = members.ReadValue();
            else if (members.NameEquals("phase"u8))
                result._phase = members.ReadValue();
            else if (members.NameEquals("status"u8))
                result._status = members.ReadValue();
            else if (members.NameEquals("id"u8))
                result.Id = members.ReadValue();
            else if (members.NameEquals("call_id"u8))
                result.CallId = members.ReadValue();
            else if (members.NameEquals("name"u8))
                result.Name = members.ReadValue();
            else if (members.NameEquals("arguments"u8))
                result.Arguments = members.ReadValue();
            else if (members.NameEquals("input"u8))
                result.Input = members.ReadValue();
            else if (members.NameEquals("summary"u8))
                result.Summary = members.ReadValue();
        }

        return result;
    }

    /// <summary>
    /// The order in which messages are tried as the answer, the least first: final answers from the last on, then those that don't tell what they are, then
    /// commentary; what was left incomplete after all that is complete.
    /// </summary>
    /// <param name="position">The message's position among those of its response.</param>
    public readonly long OrderOfTrial(int position)
    {
        var isFinal = _phase.SequenceEqual("\"final_answer\""u8);
        var rank = isFinal ? 0 : _phase.SequenceEqual("\"commentary\""u8) ? 2 : 1;
        if (_status.SequenceEqual("\"incomplete\""u8))
            rank += 3;

        return ((long)rank << 32) + (isFinal ? int.MaxValue - position : position);
    }
}

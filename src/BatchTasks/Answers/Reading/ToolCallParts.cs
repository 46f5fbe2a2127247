using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>One call of a tool, as raw JSON.</summary>
internal ref struct ToolCallParts
{
    public ReadOnlySpan<byte> Id;
    public ReadOnlySpan<byte> Name;

    /// <summary>The arguments of a function, or the input of a custom tool.</summary>
    public ReadOnlySpan<byte> Arguments;

    public bool IsCustom;

    /// <summary>Reads an element of a message's <c>tool_calls</c>.</summary>
    /// <returns><see langword="false"/> for one that calls neither a function nor a custom tool.</returns>
    public static bool TryReadChat(ReadOnlySpan<byte> call, out ToolCallParts parts)
    {
        parts = default;
        var found = false;
        var members = new RawObject(call);
        while (members.Read())
        {
            if (members.NameEquals("id"u8))
                parts.Id = members.ReadValue();
            else if (members.NameEquals("function"u8))
                found |= TryReadFunction(members.ReadValue(), ref parts);
            else if (members.NameEquals("custom"u8))
                found |= TryReadCustom(members.ReadValue(), ref parts);
        }

        return found;
    }

    /// <summary>Reads a function's name and arguments: the value of <c>function</c>, or of <c>function_call</c>, which was before tools.</summary>
    public static bool TryReadFunction(ReadOnlySpan<byte> function, ref ToolCallParts parts)
    {
        if (!RawJson.IsObject(function))
            return false;

        parts.Name = RawObject.Find(function, "name"u8);
        parts.Arguments = RawObject.Find(function, "arguments"u8);
        return true;
    }

    /// <summary>Reads an item of a response's output.</summary>
    public static bool TryReadItem(ReadOnlySpan<byte> element, out ToolCallParts parts)
    {
        var item = OutputItem.Read(element);
        parts = new ToolCallParts
        {
            Id = RawJson.IsString(item.CallId) ? item.CallId : item.Id,
            Name = item.Name,
            Arguments = item.IsCustomCall ? item.Input : item.Arguments,
            IsCustom = item.IsCustomCall,
        };
        return item.IsCustomCall || item.IsFunctionCall;
    }

    private static bool TryReadCustom(ReadOnlySpan<byte> custom, ref ToolCallParts parts)
    {
        if (!RawJson.IsObject(custom))
            return false;

        parts.IsCustom = true;
        parts.Name = RawObject.Find(custom, "name"u8);
        parts.Arguments = RawObject.Find(custom, "input"u8);
        return true;
    }
}

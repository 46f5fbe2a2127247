using System.Text;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>The texts of the reasoning items that stand before a message of a response.</summary>
internal sealed class ReasoningText
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds what a reasoning item tells: its summary, or else, from services that tell all of it, the reasoning itself.</summary>
    public void Add(OutputItem item)
    {
        if (item.IsReasoning && !AddParts(item.Summary))
            AddParts(item.Content);
    }

    /// <summary>What was added since the last time, or null.</summary>
    public string? Take()
    {
        var text = _text.Length > 0 ? _text.ToString() : null;
        _text.Clear();
        return text;
    }

    private bool AddParts(ReadOnlySpan<byte> array)
    {
        var found = false;
        var parts = new RawArray(array);
        while (parts.TryRead(out var part))
        {
            if (RawJson.GetString(RawObject.Find(part, "text"u8)) is not { Length: > 0 } text)
                continue;

            _text.Append(_text.Length > 0 ? "\n\n" : "").Append(text);
            found = true;
        }

        return found;
    }
}

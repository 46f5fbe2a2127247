using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>The messages of a response that can be its answer, in the order in which they are tried. Used again for each line.</summary>
internal sealed class OutputMessages
{
    private readonly List<(long Order, int Position, int Start, int Length)> _messages = [];
    private int _refusalPosition;

    /// <summary>The messages that do not refuse.</summary>
    public int Count => _messages.Count;

    /// <summary>What the last message that refuses says, or null.</summary>
    public string? Refusal { get; private set; }

    public void Read(ReadOnlySpan<byte> output)
    {
        _messages.Clear();
        Refusal = null;
        _refusalPosition = -1;
        var position = 0;
        var items = new RawArray(output);
        while (items.TryRead(out var element))
        {
            var item = OutputItem.Read(element);
            if (!item.IsMessage)
                continue;

            if (AnswerText.ReadRefusal(item.Content) is { } refusal)
                (Refusal, _refusalPosition) = (refusal, position);
            else
                _messages.Add((item.OrderOfTrial(position), position, items.Start, element.Length));

            position++;
        }

        if (_messages.Count > 1)
            _messages.Sort(static (left, right) => left.Order.CompareTo(right.Order));
    }

    public bool IsBeforeRefusal(int index) => _messages[index].Position < _refusalPosition;

    /// <summary>The content of a message.</summary>
    /// <param name="index">Its place in the order of trial.</param>
    /// <param name="output">What was read.</param>
    public ReadOnlySpan<byte> ContentOf(int index, ReadOnlySpan<byte> output) =>
        OutputItem.Read(output.Slice(_messages[index].Start, _messages[index].Length)).Content;
}

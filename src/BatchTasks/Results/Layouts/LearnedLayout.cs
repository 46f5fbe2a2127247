using BatchTasks.Answers;

namespace BatchTasks.Results;

/// <summary>
/// A layout, narrowed by what was seen of its lines: strings and numbers that were the same in all of them (the model, the object's name) are looked for as they were, until
/// one is another.
/// </summary>
internal sealed class LearnedLayout(LineLayout layout)
{
    private readonly bool[] _varies = new bool[layout.ScalarCount];
    private LineLayout? _narrow;

    /// <inheritdoc cref="LineLayout.TryRead"/>
    public bool TryRead(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body, DecodedParts decoded)
    {
        if (_narrow is not null && _narrow.TryRead(line, ref read, ref body, decoded))
            return true;

        if (!layout.TryRead(line, ref read, ref body, decoded))
            return false;

        layout.NoteVarying(line, _varies);
        _narrow = layout.Narrow(_varies);
        return true;
    }
}

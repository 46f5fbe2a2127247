namespace BatchTasks.Generators.Files;

/// <summary>The marks that a merge leaves where both sides changed the same lines, followed line by line.</summary>
internal struct MergeConflict
{
    private State _state;

    private enum State : byte
    {
        Outside,
        FirstSide,
        OtherSides,
    }

    /// <summary>What the line is to its file.</summary>
    public enum Part : byte
    {
        /// <summary>Outside of all conflicts, or the first side of one: the line counts.</summary>
        Line,

        /// <summary>The mark that a conflict begins with.</summary>
        Beginning,

        /// <summary>Another mark, or a side that says the first one's requests again.</summary>
        Repetition,
    }

    /// <summary>Takes the next line.</summary>
    public Part Next(ReadOnlySpan<byte> utf8)
    {
        switch (_state)
        {
            case State.Outside when IsMark(utf8, (byte)'<'):
                _state = State.FirstSide;
                return Part.Beginning;
            case State.FirstSide when IsMark(utf8, (byte)'=') || IsMark(utf8, (byte)'|'):
                _state = State.OtherSides;
                return Part.Repetition;
            case State.OtherSides:
                if (IsMark(utf8, (byte)'>'))
                    _state = State.Outside;

                return Part.Repetition;
            default:
                return Part.Line;
        }
    }

    /// <summary>Seven of the character, and nothing or a blank after them.</summary>
    private static bool IsMark(ReadOnlySpan<byte> utf8, byte character)
    {
        const int Length = 7;
        if (utf8.Length < Length || (utf8.Length > Length && utf8[Length] != ' '))
            return false;

        foreach (var value in utf8.Slice(0, Length))
        {
            if (value != character)
                return false;
        }

        return true;
    }
}

namespace BatchTasks.Results;

/// <summary>Where in the line of a layout a value that is read of it stands; nowhere where its end is 0.</summary>
internal readonly record struct LayoutField(int Start, int End)
{
    public bool Exists => End > 0;

    /// <summary>The place of a value in its line; nowhere for one that does not stand in it.</summary>
    public static LayoutField Of(ReadOnlySpan<byte> line, ReadOnlySpan<byte> value) =>
        !value.IsEmpty && line.Overlaps(value, out var start) ? new(start, start + value.Length) : default;
}

/// <summary>The same, told by what varies: in any line of the layout.</summary>
/// <param name="Exists">Whether there is such a value.</param>
/// <param name="StartsAfter">The number of varying values before its beginning.</param>
/// <param name="EndsAfter">The number of varying values before its end.</param>
/// <param name="Start">The bytes from the last of those before its beginning to it.</param>
/// <param name="End">The bytes from the last of those before its end to it.</param>
internal readonly record struct LayoutPlace(bool Exists, short StartsAfter, short EndsAfter, int Start, int End)
{
    public static LayoutPlace Of(LayoutField field, ReadOnlySpan<LayoutScalar> scalars)
    {
        if (!field.Exists)
            return default;

        var (startsAfter, start) = Locate(field.Start, scalars);
        var (endsAfter, end) = Locate(field.End, scalars);
        return new(Exists: true, startsAfter, endsAfter, start, end);
    }

    private static (short Count, int Offset) Locate(int position, ReadOnlySpan<LayoutScalar> scalars)
    {
        short count = 0;
        while (count < scalars.Length && position > scalars[count].Start)
            count++;

        return (count, position - (count == 0 ? 0 : scalars[count - 1].End));
    }
}

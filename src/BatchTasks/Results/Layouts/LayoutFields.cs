using BatchTasks.Answers;

namespace BatchTasks.Results;

/// <summary>All that is read of a line and its body, one value after another: either recorded as places in the layout or restored from there.</summary>
internal ref struct LayoutFields
{
    /// <summary>The number of values.</summary>
    public const int Count = 26;

    private readonly ReadOnlySpan<byte> _line;
    private readonly ReadOnlySpan<LayoutScalar> _scalars;
    private readonly ReadOnlySpan<int> _starts;
    private readonly LayoutPlace[] _places;
    private int _next;

    private LayoutFields(ReadOnlySpan<byte> line, ReadOnlySpan<LayoutScalar> scalars, ReadOnlySpan<int> starts, LayoutPlace[] places)
    {
        _line = line;
        _scalars = scalars;
        _starts = starts;
        _places = places;
    }

    /// <summary>Records where the values stand.</summary>
    /// <param name="line">The line.</param>
    /// <param name="scalars">What varies in it.</param>
    /// <param name="read">What was read of the line.</param>
    /// <param name="body">What was read of its body.</param>
    public static LayoutPlace[] Record(ReadOnlySpan<byte> line, ReadOnlySpan<LayoutScalar> scalars, ref ResultLine read, ref ResponseBody body)
    {
        var places = new LayoutPlace[Count];
        new LayoutFields(line, scalars, default, places).Visit(ref read, ref body);
        return places;
    }

    /// <summary>Takes the values from where they stand in another line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="starts">Where what does not vary stands in it.</param>
    /// <param name="places">Where the values were recorded.</param>
    /// <param name="read">What is read of the line.</param>
    /// <param name="body">What is read of its body.</param>
    public static void Restore(ReadOnlySpan<byte> line, ReadOnlySpan<int> starts, LayoutPlace[] places, ref ResultLine read, ref ResponseBody body) =>
        new LayoutFields(line, default, starts, places).Visit(ref read, ref body);

    private void Visit(ref ResultLine read, ref ResponseBody body)
    {
        Visit(ref read.CustomId);
        Visit(ref read.Id);
        Visit(ref read.RequestId);
        Visit(ref read.StatusCode);
        Visit(ref read.Body);
        Visit(ref read.Error);
        Visit(ref body.Error);
        Visit(ref body.Model);
        Visit(ref body.Status);
        Visit(ref body.Choices);
        Visit(ref body.Output);
        Visit(ref body.IncompleteDetails);
        Visit(ref body.Usage.Input);
        Visit(ref body.Usage.Output);
        Visit(ref body.Usage.Total);
        Visit(ref body.Usage.Cached);
        Visit(ref body.Usage.Reasoning);
        Visit(ref body.First.Index);
        Visit(ref body.First.FinishReason);
        Visit(ref body.First.LogProbs);
        Visit(ref body.First.Content);
        Visit(ref body.First.Refusal);
        Visit(ref body.First.Reasoning);
        Visit(ref body.First.ToolCalls);
        Visit(ref body.First.FunctionCall);
    }

    private void Visit(ref ReadOnlySpan<byte> value)
    {
        ref var place = ref _places[_next++];
        if (_starts.IsEmpty)
            place = PlaceOf(value);
        else if (place.Exists)
            value = _line[PositionOf(place.StartsIn, place.Start)..PositionOf(place.EndsIn, place.End)];
    }

    private readonly LayoutPlace PlaceOf(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty || !_line.Overlaps(value, out var start))
            return default;

        var (startsIn, offset) = Locate(start);
        var (endsIn, end) = Locate(start + value.Length);
        return new(Exists: true, startsIn, endsIn, offset, end);
    }

    /// <summary>Of a place beside a scalar: behind which scalar it stands, and how far.</summary>
    private readonly (short Segment, int Offset) Locate(int position)
    {
        var segment = 0;
        while (segment < _scalars.Length && position > _scalars[segment].Start)
            segment++;

        return ((short)segment, position - (segment == 0 ? 0 : _scalars[segment - 1].End));
    }

    private readonly int PositionOf(short segment, int offset) => _starts[segment] + offset;
}

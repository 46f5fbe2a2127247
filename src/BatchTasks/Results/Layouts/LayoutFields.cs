using System.Runtime.CompilerServices;
using BatchTasks.Answers;

namespace BatchTasks.Results;

/// <summary>All that is read of a line and its body, one value after another: recorded as places in a layout's line, or restored from where they stand in another.</summary>
internal ref struct LayoutFields
{
    private const int Count = 25;

    private readonly ReadOnlySpan<byte> _line;
    private readonly Span<LayoutField> _recorded;
    private readonly ReadOnlySpan<LayoutPlace> _places;
    private readonly ReadOnlySpan<int> _starts;
    private int _next;

    private LayoutFields(ReadOnlySpan<byte> line, Span<LayoutField> recorded, ReadOnlySpan<LayoutPlace> places, ReadOnlySpan<int> starts)
    {
        _line = line;
        _recorded = recorded;
        _places = places;
        _starts = starts;
    }

    /// <summary>Records where the values stand.</summary>
    /// <param name="line">The line.</param>
    /// <param name="read">What was read of the line.</param>
    /// <param name="body">What was read of its body.</param>
    public static LayoutField[] Record(ReadOnlySpan<byte> line, ref ResultLine read, ref ResponseBody body)
    {
        var recorded = new LayoutField[Count];
        new LayoutFields(line, recorded, default, default).Visit(ref read, ref body);
        return recorded;
    }

    /// <summary>Takes the values from where they stand in another line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="places">Where the values stand.</param>
    /// <param name="starts">Where in the line each varying value ends, the first one's place being the beginning of the line.</param>
    /// <param name="read">What is read of the line.</param>
    /// <param name="body">What is read of its body.</param>
    public static void Restore(ReadOnlySpan<byte> line, ReadOnlySpan<LayoutPlace> places, ReadOnlySpan<int> starts, ref ResultLine read, ref ResponseBody body) =>
        new LayoutFields(line, default, places, starts).Visit(ref read, ref body);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
        var field = _next++;
        if (_places.IsEmpty)
        {
            _recorded[field] = LayoutField.Of(_line, value);
            return;
        }

        ref readonly var place = ref _places[field];
        if (place.Exists)
            value = _line[(_starts[place.StartsAfter] + place.Start)..(_starts[place.EndsAfter] + place.End)];
    }
}

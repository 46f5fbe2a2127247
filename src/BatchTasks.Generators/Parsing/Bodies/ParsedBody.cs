using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>A parsed request body.</summary>
internal sealed record ParsedBody(EquatableArray<Segment> Segments, EquatableArray<InputListModel> InputLists, int SingleInputs)
{
    public ParsedBody(EquatableArray<Segment> segments)
        : this(segments, EquatableArray<InputListModel>.Empty, SingleInputs: 1)
    {
    }
}

using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>A parsed request body.</summary>
internal sealed record ParsedBody(EquatableArray<Segment> Segments, EquatableArray<InputListModel> InputLists, int SingleInputs)
{
    /// <summary>Whether there are, or may be, several inputs with an answer each.</summary>
    public bool AreSeveral { get; init; }
}

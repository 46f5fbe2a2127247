namespace BatchTasks.Generators.Model;

/// <summary>One piece of what a task writes. Pieces are written in order.</summary>
internal abstract record Segment
{
    /// <summary>JSON text that is the same for every task.</summary>
    public sealed record Constant(string Json) : Segment;

    /// <summary>A value as text inside a JSON string.</summary>
    public sealed record Text(string Expression, ValueModel Value) : Segment;

    /// <summary>A body parameter with a leading comma; nothing at all where its value is null.</summary>
    public sealed record Parameter(string Name, string Expression, ValueModel Value) : Segment;

    /// <summary>The texts of a list as elements of a JSON array that is already open. Later elements are separated by commas.</summary>
    public sealed record Elements(string Expression, ValueModel Value, bool First) : Segment;
}

namespace BatchTasks.Generators.Model;

/// <summary>One piece of what a task writes. Pieces are written in order.</summary>
internal abstract record Segment
{
    /// <summary>JSON text that is the same for every task.</summary>
    public sealed record Constant(string Json) : Segment;

    /// <summary>A value as text inside a JSON string.</summary>
    public sealed record Text(string Expression, ValueModel Value) : Segment;

    /// <summary>A property of an object with the comma before it; nothing at all where its value is null.</summary>
    public sealed record Property(string Name, string Expression, ValueModel Value, Comma Comma, NumberBoundsModel? Bounds) : Segment;

    /// <summary>A property whose value is an object of properties that may all be left out: then it is itself. The comma before it is written where it is.</summary>
    public sealed record ObjectIfAny(string Name, EquatableArray<string> Expressions, EquatableArray<Segment> Properties, Comma Comma) : Segment;

    /// <summary>The texts of a list as elements of a JSON array that is already open. Later elements are separated by commas.</summary>
    public sealed record Elements(string Expression, ValueModel Value, bool First) : Segment;

    /// <summary>A comma, unless the array or object that is open has nothing in it yet.</summary>
    public sealed record CommaIfDue : Segment;

    /// <summary>Parts of a content (an image, a list of them) in an array that is already open; nothing where there is none.</summary>
    /// <param name="Expression">The value.</param>
    /// <param name="Content">What it is.</param>
    /// <param name="Method">The method of the writer for one part.</param>
    /// <param name="Comma">Whether a comma is due before the first.</param>
    public sealed record Contents(string Expression, ContentModel Content, string Method, Comma Comma) : Segment;

    /// <summary>The messages of a conversation in an array that is already open, each with the comma that is due.</summary>
    /// <param name="Expression">The conversation.</param>
    /// <param name="IsNullable">Whether there may be none.</param>
    /// <param name="Converter">The method that makes the library's messages out of those of another, or null.</param>
    /// <param name="Method">The method of the writer for one message.</param>
    public sealed record Messages(string Expression, bool IsNullable, string? Converter, string Method) : Segment
    {
        /// <summary>Whether one of the messages may be null, which is none then.</summary>
        public bool HasNullableItems { get; init; }
    }

    /// <summary>What the task itself writes into its body.</summary>
    /// <param name="Taken">The names that the body has already.</param>
    public sealed record ExtraBody(EquatableArray<string> Taken) : Segment;
}

/// <summary>The bounds of a number, both included.</summary>
/// <param name="Path">The parameter's name, with those of the objects that it is in.</param>
/// <param name="Minimum">The least, as C# source of a <c>double</c>.</param>
/// <param name="Maximum">The most, likewise.</param>
internal sealed record NumberBoundsModel(string Path, string Minimum, string Maximum);

/// <summary>Whether there is a comma before a property.</summary>
internal enum Comma
{
    /// <summary>It is never the first.</summary>
    Always,

    /// <summary>It is always the first.</summary>
    Never,

    /// <summary>What may stand before it may be left out.</summary>
    IfDue,
}

/// <summary>Which comma follows.</summary>
internal static class Commas
{
    /// <summary>The comma before what comes next.</summary>
    /// <param name="comma">The comma before what has been written.</param>
    /// <param name="mayBeAbsent">Whether that may be left out.</param>
    public static Comma After(this Comma comma, bool mayBeAbsent) => comma == Comma.Always || !mayBeAbsent ? Comma.Always : Comma.IfDue;
}

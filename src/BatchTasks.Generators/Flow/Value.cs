using System.Collections.Immutable;
using System.Linq;

namespace BatchTasks.Generators.Flow;

/// <summary>What is certain about the value of an expression.</summary>
/// <param name="Identity">
/// Which object it is: the syntax that made it, the parameter or field it comes in, or the text of a constant path. Null where that is not certain.
/// </param>
/// <param name="Lines">What it carries: request lines of task types, a written file of them, an upload.</param>
internal sealed record Value(object? Identity, ImmutableArray<Carried> Lines)
{
    public static Value Of(object identity) => new(identity, ImmutableArray<Carried>.Empty);

    public static Value Of(Carried carried) => new(null, ImmutableArray.Create(carried));

    /// <summary>What is certain whichever of the two it is; null where nothing is.</summary>
    public static Value? Join(Value one, Value other)
    {
        if (one.Equals(other))
            return one;

        var both = new Value(Equals(one.Identity, other.Identity) ? one.Identity : null, one.Lines.RemoveAll(entry => !other.Lines.Contains(entry)));
        return both is { Identity: null, Lines.IsEmpty: true } ? null : both;
    }

    public bool Equals(Value? other) => other is not null && Equals(Identity, other.Identity) && Lines.SequenceEqual(other.Lines);

    public override int GetHashCode() => Identity?.GetHashCode() ?? Lines.Length;
}

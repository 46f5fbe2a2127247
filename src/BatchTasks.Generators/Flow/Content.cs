using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>What may have been written into one sink so far, on one of the ways that lead here.</summary>
/// <param name="Since">
/// The place since which it holds: where the sink was created or emptied, the whole function for one that comes from outside, null where ways with
/// different answers meet.
/// </param>
/// <param name="Entries">What was written.</param>
internal sealed record Content(SyntaxNode? Since, ImmutableArray<Carried> Entries)
{
    /// <summary>More entries than these are not kept.</summary>
    private const int MaxEntries = 16;

    public static ImmutableArray<Carried> Union(ImmutableArray<Carried> one, ImmutableArray<Carried> other)
    {
        foreach (var entry in other)
        {
            if (one.Length < MaxEntries && !one.Contains(entry))
                one = one.Add(entry);
        }

        return one;
    }

    public static Content Join(Content one, Content other) =>
        one.Equals(other) ? one : new Content(one.Since == other.Since ? one.Since : null, Union(one.Entries, other.Entries));

    public bool Equals(Content? other) =>
        other is not null && Since == other.Since && Entries.Length == other.Entries.Length && new HashSet<Carried>(Entries).SetEquals(other.Entries);

    public override int GetHashCode() => Entries.Length;
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.CustomIds.Search;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds;

/// <summary>One id that two different tasks of a type can have.</summary>
/// <param name="Id">The id.</param>
/// <param name="First">The texts of the holes in one task.</param>
/// <param name="Second">The texts of the holes in the other.</param>
/// <param name="FirstShown">The members of one task, for a message: <c>Id: 1, Page: 11</c>.</param>
/// <param name="SecondShown">The members of the other.</param>
/// <param name="FirstHole">The first hole in which the tasks differ.</param>
/// <param name="LastHole">The last hole in which they differ.</param>
internal sealed record AmbiguityWitness(
    string Id, IReadOnlyList<string> First, IReadOnlyList<string> Second, string FirstShown, string SecondShown, int FirstHole, int LastHole);

/// <summary>Whether two different tasks of one type can have one custom_id. Tasks are different where a hole's text, or the value of an enum, is.</summary>
internal static class Ambiguity
{
    /// <summary>A shortest id of two different tasks; null where there is none, and where it takes too long to tell.</summary>
    public static AmbiguityWitness? Find(CustomIdModel pattern, CancellationToken cancellationToken = default)
    {
        if (FindNames(pattern, cancellationToken) is { } names)
            return names;

        var result = FindBorders(pattern, cancellationToken);
        return result.Outcome == SearchOutcome.Found ? WitnessOf(pattern, result) : null;
    }

    /// <summary>Whether it is certain that no two tasks have one id.</summary>
    public static bool IsNone(CustomIdModel pattern, CancellationToken cancellationToken = default) =>
        SameName(pattern) is null && FindBorders(pattern, cancellationToken).Outcome == SearchOutcome.None;

    /// <summary>An id whose characters can be divided among the holes in two ways.</summary>
    private static SearchResult FindBorders(CustomIdModel pattern, CancellationToken cancellationToken) =>
        pattern.Holes.Count < 2 ? SearchResult.None : Collisions.Find(pattern, pattern, mustDiffer: true, cancellationToken);

    private static AmbiguityWitness WitnessOf(CustomIdModel pattern, SearchResult result)
    {
        var first = Collisions.Texts(result.Id, result.First, pattern.Holes.Count);
        var second = Collisions.Texts(result.Id, result.Second, pattern.Holes.Count);
        var differing = Enumerable.Range(0, first.Length).Where(i => first[i] != second[i]).ToList();

        // The one with the shorter text first.
        if (first[differing[0]].Length > second[differing[0]].Length)
            (first, second) = (second, first);

        var id = new string(result.Id);
        return new AmbiguityWitness(id, first, second, TaskText.Of(pattern, first), TaskText.Of(pattern, second), differing[0], differing[differing.Count - 1]);
    }

    /// <summary>Two values of an enum that are written as one name.</summary>
    private static AmbiguityWitness? FindNames(CustomIdModel pattern, CancellationToken cancellationToken)
    {
        if (SameName(pattern) is not var (hole, text, first, second))
            return null;

        // A shortest id with that name: one that the pattern has in common with itself.
        var member = pattern.Holes[hole].Member;
        var names = new[] { new EnumMemberModel(first, text) }.ToEquatableArray();
        var fixedPattern = pattern with { Holes = pattern.Holes.Select(h => h.Member == member ? h with { Names = names } : h).ToEquatableArray() };
        var result = Collisions.Find(fixedPattern, fixedPattern, mustDiffer: false, cancellationToken);
        if (result.Outcome != SearchOutcome.Found)
            return null;

        var texts = Collisions.Texts(result.Id, result.First, pattern.Holes.Count);
        return new AmbiguityWitness(
            new string(result.Id),
            texts,
            texts,
            TaskText.Of(pattern, texts, (member, first)),
            TaskText.Of(pattern, texts, (member, second)),
            hole,
            hole);
    }

    private static (int Hole, string Text, string First, string Second)? SameName(CustomIdModel pattern)
    {
        for (var hole = 0; hole < pattern.Holes.Count; hole++)
        {
            var same = pattern.Holes[hole].Names.GroupBy(n => n.Text, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any());
            if (same is not null)
                return (hole, same.Key, same.First().Field, same.ElementAt(1).Field);
        }

        return null;
    }
}

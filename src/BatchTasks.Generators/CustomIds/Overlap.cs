using BatchTasks.Generators.CustomIds.Search;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds;

/// <summary>Whether two task types can give one custom_id.</summary>
internal static class Overlap
{
    /// <summary>
    /// A shortest id that tasks of both types can have; null where there is none, and where it takes too long to tell. As it stands after the line was parsed;
    /// for a message see <see cref="ShownText"/>.
    /// </summary>
    public static string? Find(CustomIdModel first, CustomIdModel second, CancellationToken cancellationToken = default)
    {
        if (BeginDifferently(first.Literals[0], second.Literals[0]) || EndDifferently(LastLiteral(first), LastLiteral(second)))
            return null;

        var result = Collisions.Find(first, second, mustDiffer: false, cancellationToken);
        return result.Outcome == SearchOutcome.Found ? new string(result.Id) : null;
    }

    /// <summary>The common case, without a search.</summary>
    private static bool BeginDifferently(string first, string second) =>
        string.CompareOrdinal(first, 0, second, 0, Math.Min(first.Length, second.Length)) != 0;

    private static bool EndDifferently(string first, string second)
    {
        var length = Math.Min(first.Length, second.Length);
        return string.CompareOrdinal(first, first.Length - length, second, second.Length - length, length) != 0;
    }

    private static string LastLiteral(CustomIdModel pattern) => pattern.Literals[pattern.Literals.Count - 1];
}

using BatchTasks.Generators.CustomIds.Search;
using BatchTasks.Generators.CustomIds.Texts;
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
        if (BeginDifferently(first, second) || EndDifferently(LastLiteral(first), LastLiteral(second)))
            return null;

        var result = Collisions.Find(first, second, mustDiffer: false, cancellationToken);
        return result.Outcome == SearchOutcome.Found ? new string(result.Id) : null;
    }

    /// <summary>
    /// The common cases, without a search: in a batch of many task types each is compared with each. As long as the patterns begin alike, up to a hole of which one
    /// sees where it ends, it has one text in both, and what comes next stands at one place.
    /// </summary>
    private static bool BeginDifferently(CustomIdModel first, CustomIdModel second)
    {
        for (var i = 0; ; i++)
        {
            var (left, right) = (first.Literals[i], second.Literals[i]);
            if (BeginDifferently(left, right))
                return true;

            if (left != right || i >= first.Holes.Count || i >= second.Holes.Count || !IsOneText(first, second, i))
                return false;
        }
    }

    private static bool IsOneText(CustomIdModel first, CustomIdModel second, int hole)
    {
        var (left, right) = (first.Holes[hole], second.Holes[hole]);
        if (left.Kind != right.Kind || !left.Names.Equals(right.Names))
            return false;

        var following = Borders.FollowingOf(first, hole);
        return following == Borders.FollowingOf(second, hole) && following is not null && Borders.EndIsCertain(KindTexts.Of(left, AnyText.All), following);
    }

    private static bool BeginDifferently(string first, string second) =>
        string.CompareOrdinal(first, 0, second, 0, Math.Min(first.Length, second.Length)) != 0;

    private static bool EndDifferently(string first, string second)
    {
        var length = Math.Min(first.Length, second.Length);
        return string.CompareOrdinal(first, first.Length - length, second, second.Length - length, length) != 0;
    }

    private static string LastLiteral(CustomIdModel pattern) => pattern.Literals[pattern.Literals.Count - 1];
}

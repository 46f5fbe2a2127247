using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>
/// Searches for an id that two patterns can give, or one in two ways: first one without empty strings, which shows the reader more, then any. A member that
/// stands twice in a pattern has one value: an id that would need two is none.
/// </summary>
internal static class Collisions
{
    /// <summary>Pairs of states; ordinary patterns take some hundred.</summary>
    private const int StateLimit = 20_000;

    /// <summary>Ways to read beginnings of ids.</summary>
    private const int WayLimit = 20_000;

    public static SearchResult Find(CustomIdModel first, CustomIdModel second, bool mustDiffer, CancellationToken cancellationToken)
    {
        var result = Find(first, second, mustDiffer, emptyStrings: false, cancellationToken);
        return result.Outcome != SearchOutcome.None || !(HasEmpty(first) || HasEmpty(second))
            ? result
            : Find(first, second, mustDiffer, emptyStrings: true, cancellationToken);
    }

    /// <summary>The texts of a pattern's holes.</summary>
    /// <param name="id">The id.</param>
    /// <param name="holes">For each character, the hole that it was read in.</param>
    /// <param name="count">The number of holes.</param>
    public static string[] Texts(char[] id, int[] holes, int count)
    {
        var texts = new string[count];
        for (var hole = 0; hole < count; hole++)
            texts[hole] = new string(id.Where((_, i) => holes[i] == hole).ToArray());

        return texts;
    }

    private static SearchResult Find(CustomIdModel first, CustomIdModel second, bool mustDiffer, bool emptyStrings, CancellationToken cancellationToken)
    {
        var left = IdPattern.Of(first, emptyStrings);
        var right = ReferenceEquals(first, second) ? left : IdPattern.Of(second, emptyStrings);
        var alphabet = new IdAlphabet(left, right);
        var result = new ProductSearch(left, right, alphabet.Characters, mustDiffer, StateLimit).Run(cancellationToken);
        if (result.Outcome == SearchOutcome.Found && !IsPossible(result))
            result = FindPossible();

        return result.Outcome == SearchOutcome.Found ? Varied(result) : result;

        // That two holes have one text is nothing that a pair of states can tell, so every beginning counts for itself: few of them, of few characters. Not
        // to have found one then says nothing.
        SearchResult FindPossible()
        {
            var literals = first.Literals.Concat(second.Literals).SelectMany(l => l);
            var some = alphabet.Characters.Where((c, i) => i < 2 || c > '9' || literals.Contains(c)).Take(6).ToList();
            var possible = new ProductSearch(left, right, some, mustDiffer, WayLimit) { Merges = false, Where = IsPossible }.Run(cancellationToken);
            return possible.Outcome == SearchOutcome.None ? SearchResult.Unknown : possible;
        }

        bool IsPossible(SearchResult found) => HasOneValueEach(first, found.Id, found.First) && HasOneValueEach(second, found.Id, found.Second);

        SearchResult Varied(SearchResult found)
        {
            var varied = found with { Id = (char[])found.Id.Clone() };
            alphabet.Vary(varied.Id);
            return IsPossible(varied) ? varied : found;
        }
    }

    private static bool HasEmpty(CustomIdModel pattern) =>
        pattern.Holes.Any(h => h.Kind == CustomIdKind.String || (h.Kind == CustomIdKind.Enum && h.Names.Any(n => n.Text.Length == 0)));

    private static bool HasOneValueEach(CustomIdModel pattern, char[] id, int[] holes)
    {
        if (!HasRepeatedMember(pattern))
            return true;

        var texts = Texts(id, holes, pattern.Holes.Count);
        var valueOf = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < texts.Length; i++)
        {
            if (!valueOf.TryGetValue(pattern.Holes[i].Member, out var value))
                valueOf.Add(pattern.Holes[i].Member, texts[i]);
            else if (value != texts[i])
                return false;
        }

        return true;
    }

    private static bool HasRepeatedMember(CustomIdModel pattern) =>
        pattern.Holes.Count > 1 && pattern.Holes.Select(h => h.Member).Distinct(StringComparer.Ordinal).Count() < pattern.Holes.Count;
}

using System;
using System.Collections.Generic;

namespace BatchTasks.Shared.Names;

/// <summary>Finds the name that a misspelt one was meant to be. Asked for each wrong name of a file, so it costs little where nothing is near.</summary>
internal static class NearestName
{
    /// <summary>
    /// The candidate with the smallest edit distance, ignoring case, if at most a third of the letters (and at least one) differ; of several, the first in
    /// ordinal order.
    /// </summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var least = Math.Max(1, name.Length / 3);
        var lower = name.ToLowerInvariant();
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            // As many letters as the lengths differ by have to go.
            if (Math.Abs(candidate.Length - name.Length) > least || Distance(lower, candidate.ToLowerInvariant(), least) is not { } distance)
                continue;

            if (nearest is null || distance < least || string.CompareOrdinal(candidate, nearest) < 0)
                (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    /// <summary>The Levenshtein distance, or null where it is more than <paramref name="most"/>.</summary>
    private static int? Distance(string left, string right, int most)
    {
        var (previous, current) = (new int[right.Length + 1], new int[right.Length + 1]);
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            var least = current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
                least = Math.Min(least, current[j]);
            }

            if (least > most)
                return null;

            (previous, current) = (current, previous);
        }

        return previous[right.Length] <= most ? previous[right.Length] : null;
    }
}

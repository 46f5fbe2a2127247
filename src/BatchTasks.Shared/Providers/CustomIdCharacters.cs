using System.Collections.Generic;

namespace BatchTasks.Shared.Providers;

/// <summary>A set of characters in a message.</summary>
internal static class CustomIdCharacters
{
    /// <summary>The characters with runs as ranges: <c>only A-Z a-z 0-9 _ -</c>.</summary>
    public static string Describe(string alphabet)
    {
        var parts = new List<string>();
        for (var start = 0; start < alphabet.Length;)
        {
            var end = start;
            while (end + 1 < alphabet.Length && alphabet[end + 1] == alphabet[end] + 1)
                end++;

            // A run of two is no shorter as a range.
            if (end - start < 2)
                end = start;

            parts.Add(end == start ? alphabet[start].ToString() : $"{alphabet[start]}-{alphabet[end]}");
            start = end + 1;
        }

        return "only " + string.Join(" ", parts);
    }
}

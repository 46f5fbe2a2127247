using System.Linq;
using BatchTasks.Generators.CustomIds.Texts;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds.Search;

/// <summary>
/// Whether one sees at a glance where each hole of an id begins and ends, as in most patterns: no search is needed then. Holes are settled from the left as far
/// as what follows can't belong to them, and from the right as far as what stands before can't; one in the middle may be left over.
/// </summary>
internal static class Borders
{
    public static bool AreCertain(CustomIdModel pattern)
    {
        var holes = pattern.Holes.Select(h => KindTexts.Of(h, AnyText.All)).ToArray();
        var left = 0;
        while (left < holes.Length && EndIsCertain(holes[left], FollowingOf(pattern, left)))
            left++;

        var right = holes.Length - 1;
        while (right > left && BeginningIsCertain(holes[right], pattern.Literals[right]))
            right--;

        return right <= left;
    }

    /// <summary>The character after a hole, or null where that is another hole's or none.</summary>
    public static char? FollowingOf(CustomIdModel pattern, int hole) => pattern.Literals[hole + 1] is { Length: > 0 } literal ? literal[0] : null;

    /// <summary>Whether a hole whose beginning is known ends in one place: no text of it goes on where another may end.</summary>
    public static bool EndIsCertain(TextSet hole, char? following) =>
        hole.MinimumLeft(0) == hole.MaximumLeft(0) || (following is { } character ? !hole.GoesOnWith(character) : !hole.GoesOn);

    /// <summary>Whether a hole whose end is known begins in one place: no text of it holds the character before it.</summary>
    private static bool BeginningIsCertain(TextSet hole, string before) =>
        hole.MinimumLeft(0) == hole.MaximumLeft(0) || (before.Length > 0 && hole is TableText && !hole.Characters.Contains(before[before.Length - 1]));
}

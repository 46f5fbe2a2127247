using System.Globalization;
using System.Linq;

namespace BatchTasks.Generators.CustomIds;

/// <summary>Text in a message.</summary>
internal static class ShownText
{
    /// <summary>The text with control and format characters as <c>\uXXXX</c>.</summary>
    public static string Of(string text) => text.All(IsShown) ? text : string.Concat(text.Select(c => IsShown(c) ? c.ToString() : Escaped(c)));

    private static string Escaped(char character) => @"\u" + ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    private static bool IsShown(char character) =>
        char.GetUnicodeCategory(character)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

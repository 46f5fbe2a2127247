using System.Text;

namespace BatchTasks.Shared.Json;

/// <summary>Text in which every surrogate has its other half.</summary>
internal static class WellFormed
{
    public const char Replacement = '\uFFFD';

    /// <summary>The text with each lone surrogate replaced by U+FFFD; the same string where there is none.</summary>
    public static string Of(string text)
    {
        StringBuilder? replaced = null;
        for (var index = 0; index < text.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
                continue;

            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
            {
                index++;
                continue;
            }

            replaced ??= new(text);
            replaced[index] = Replacement;
        }

        return replaced?.ToString() ?? text;
    }
}

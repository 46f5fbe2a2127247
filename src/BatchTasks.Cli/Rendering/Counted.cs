using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>Numbers with their nouns.</summary>
internal static class Counted
{
    public static string Of(long count, string noun, string? nouns = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : nouns ?? $"{noun}s")}");
}

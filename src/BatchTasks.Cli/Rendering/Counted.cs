using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>Numbers with their nouns.</summary>
internal static class Counted
{
    public static string Of(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}

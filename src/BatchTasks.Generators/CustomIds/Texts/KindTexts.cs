using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>The texts of each type that can stand in a custom_id, in the forms that generated code writes. Its twin at run time is CustomIdText.</summary>
internal static class KindTexts
{
    // Each is the same for all patterns and never changes; built when a pattern first needs it.
    private static readonly Dictionary<CustomIdKind, Lazy<TextSet>> s_sets = new()
    {
        [CustomIdKind.Boolean] = new(static () => TableText.Of(["true", "false"])),
        [CustomIdKind.SByte] = new(static () => NumberTexts.Of("127", "128")),
        [CustomIdKind.Byte] = new(static () => NumberTexts.Of("255", null)),
        [CustomIdKind.Int16] = new(static () => NumberTexts.Of("32767", "32768")),
        [CustomIdKind.UInt16] = new(static () => NumberTexts.Of("65535", null)),
        [CustomIdKind.Int32] = new(static () => NumberTexts.Of("2147483647", "2147483648")),
        [CustomIdKind.UInt32] = new(static () => NumberTexts.Of("4294967295", null)),
        [CustomIdKind.Int64] = new(static () => NumberTexts.Of("9223372036854775807", "9223372036854775808")),
        [CustomIdKind.UInt64] = new(static () => NumberTexts.Of("18446744073709551615", null)),
        [CustomIdKind.Guid] = new(GuidTexts.All),
        [CustomIdKind.DateOnly] = new(CalendarTexts.Date),
        [CustomIdKind.TimeOnly] = new(CalendarTexts.Time),
        [CustomIdKind.DateTime] = new(CalendarTexts.DateTime),
        [CustomIdKind.DateTimeOffset] = new(CalendarTexts.DateTimeOffset),
        [CustomIdKind.TimeSpan] = new(DurationTexts.All),
    };

    /// <param name="hole">The hole.</param>
    /// <param name="strings">The texts of a string.</param>
    public static TextSet Of(CustomIdHoleModel hole, TextSet strings) => hole.Kind switch
    {
        CustomIdKind.String => strings,
        CustomIdKind.Char => AnyCharacter.All,

        // An enum's value without a name is written as its number, and is never read back: nobody means it, and no collision is made of one.
        CustomIdKind.Enum => TableText.Of(hole.Names.Select(n => n.Text).Distinct().ToList()),
        _ => s_sets[hole.Kind].Value,
    };
}

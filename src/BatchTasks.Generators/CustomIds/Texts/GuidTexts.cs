namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>Guids in their form "D": 32 lower-case hexadecimal digits in groups of 8, 4, 4, 4 and 12.</summary>
internal static class GuidTexts
{
    private const string Digits = "0123456789abcdef";
    private const int Length = 36;

    public static TextSet All() => TableText.Build<int>(
        0,
        Digits + "-",
        static (position, c) => position < Length && (c == '-') == position is 8 or 13 or 18 or 23 ? position + 1 : null,
        static position => position == Length);
}

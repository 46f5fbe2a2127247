namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>
/// Dates and times in the forms that they are written in: real days of the calendar, seven digits of a second. A DateTime of the machine's own time zone ends
/// in that zone's offset, which nobody knows when compiling: those texts are left out. So are those of a DateTimeOffset in the first and the last hundred
/// years, whose offset must keep the moment inside of what the type holds. Leaving out never makes a collision that isn't there.
/// </summary>
internal static class CalendarTexts
{
    private const string Alphabet = "0123456789-:.+TZ";
    private const int DateLength = 10;
    private const int TimeLength = 16;
    private const int DateTimeLength = DateLength + 1 + TimeLength;
    private const int OffsetLength = 6;

    /// <summary><c>yyyy-MM-dd</c></summary>
    public static TextSet Date() => Build(DateLength, static (state, c) => Day(state.Position, state.Memory, c, allYears: true));

    /// <summary><c>HH:mm:ss.fffffff</c></summary>
    public static TextSet Time() => Build(TimeLength, static (state, c) => OfDay(state.Position, state.Memory, c));

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.fffffff</c>, with <c>Z</c> for UTC.</summary>
    public static TextSet DateTime() => TableText.Build<State>(
        default,
        Alphabet,
        static (state, c) => Step(
            state, c, DateTimeLength + 1, static (s, c) => s.Position < DateTimeLength ? Moment(s, c, allYears: true) : c == 'Z' ? 0 : null),
        static state => state.Position >= DateTimeLength);

    /// <summary><c>yyyy-MM-ddTHH:mm:ss.fffffffzzz</c></summary>
    public static TextSet DateTimeOffset() => Build(
        DateTimeLength + OffsetLength,
        static (state, c) => state.Position < DateTimeLength ? Moment(state, c, allYears: false) : Offset(state.Position - DateTimeLength, state.Memory, c));

    private static TableText Build(int length, Func<State, char, int?> memory) =>
        TableText.Build<State>(default, Alphabet, (state, c) => Step(state, c, length, memory), state => state.Position == length);

    private static State? Step(State state, char character, int length, Func<State, char, int?> memory) =>
        state.Position < length && memory(state, character) is { } next ? new State { Position = state.Position + 1, Memory = next } : null;

    private static int? Moment(State state, char character, bool allYears) => state.Position switch
    {
        < DateLength => Day(state.Position, state.Memory, character, allYears),
        DateLength => character == 'T' ? 0 : null,
        _ => OfDay(state.Position - DateLength - 1, state.Memory, character),
    };

    /// <summary>The memory after one character of a date: digits of the year, then whether it leaps, then the days of the month.</summary>
    private static int? Day(int position, int memory, char character, bool allYears)
    {
        if (position is 4 or 7)
            return character == '-' ? memory : null;

        if (character is < '0' or > '9')
            return null;

        var digit = character - '0';
        switch (position)
        {
            case 0:
                return digit;
            case 1:
                var century = (memory * 10) + digit;
                return allYears || century is > 0 and < 99 ? (century % 4 == 0 ? 1 : 0) + (century == 0 ? 2 : 0) : null;
            case 2:
                return memory + (digit == 0 ? 4 : 0) + (digit % 2 * 8);
            case 3:
                var isHundredth = (memory & 4) != 0 && digit == 0;
                if (isHundredth && (memory & 2) != 0)
                    return null;

                return isHundredth ? memory & 1 : ((memory >> 3) * 2 + digit) % 4 == 0 ? 1 : 0;
            case 5:
                return digit <= 1 ? memory + (digit * 2) : null;
            case 6:
                var month = ((memory >> 1) * 10) + digit;
                return month is >= 1 and <= 12 ? DaysIn(month, isLeap: (memory & 1) != 0) : null;
            case 8:
                return digit <= 3 && digit * 10 <= memory ? (memory * 4) + digit : null;
            default:
                var day = ((memory & 3) * 10) + digit;
                return day >= 1 && day <= memory >> 2 ? 0 : null;
        }
    }

    private static int DaysIn(int month, bool isLeap) => month switch
    {
        2 => isLeap ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The memory after one character of a time of day: the first digit of the hour.</summary>
    private static int? OfDay(int position, int memory, char character) => position switch
    {
        2 or 5 => character == ':' ? 0 : null,
        8 => character == '.' ? 0 : null,
        _ when character is < '0' or > '9' => null,
        0 => character <= '2' ? character - '0' : null,
        1 => memory < 2 || character <= '3' ? 0 : null,
        3 or 6 => character <= '5' ? 0 : null,
        _ => 0,
    };

    /// <summary>
    /// The memory after one character of an offset, of up to fourteen hours: bit 0 is a minus sign, bit 1 the hour's first digit, bit 2 fourteen hours, bit 3
    /// no hour yet, bit 4 no minute yet.
    /// </summary>
    private static int? Offset(int position, int memory, char character)
    {
        if (position == 0)
            return character switch { '+' => 0, '-' => 1, _ => null };

        if (position == 3)
            return character == ':' ? memory : null;

        if (character is < '0' or > '9')
            return null;

        var digit = character - '0';
        return position switch
        {
            1 => digit <= 1 ? memory + (digit * 2) : null,
            2 when (memory & 2) != 0 => digit <= 4 ? (memory & 1) + (digit == 4 ? 4 : 0) : null,
            2 => (memory & 1) + (digit == 0 ? 8 : 0),
            4 => digit <= 5 && (digit == 0 || (memory & 4) == 0) ? memory + (digit == 0 ? 16 : 0) : null,

            // Nothing is written as -00:00, and nothing is more than 14:00.
            _ => (digit == 0 || (memory & 4) == 0) && (digit > 0 || (memory & 25) != 25) ? 0 : null,
        };
    }

    /// <summary>How many characters were read, and what of them matters for the rest.</summary>
    private record struct State
    {
        public int Position { get; init; }

        public int Memory { get; init; }
    }
}

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>
/// A TimeSpan in its constant form <c>[-][d.]hh:mm:ss[.fffffff]</c>: days without leading zeros and never zero, a fraction that is not zero, no minus sign
/// before zero. The type's last day is left out, of which it holds only a part. Leaving out never makes a collision that isn't there.
/// </summary>
internal static class DurationTexts
{
    private const string Alphabet = "0123456789-:.";

    /// <summary>The last whole day, either side of zero.</summary>
    private const string MostDays = "10675198";

    private enum Part
    {
        Begin,
        Minus,

        /// <summary>Digits that may turn out to be days or hours.</summary>
        First,
        Hours,
        Minutes,
        Seconds,
        Fraction,
    }

    public static TextSet All() => TableText.Build<State>(
        new State { Part = Part.Begin },
        Alphabet,
        Step,
        static state => state is { Part: Part.Seconds, Digits: 2, IsZero: false } or { Part: Part.Fraction, Digits: 7, FractionIsZero: false });

    private static State? Step(State state, char character) => character switch
    {
        '-' => state.Part == Part.Begin ? new State { Part = Part.Minus, IsZero = true } : null,
        '.' => Point(state),
        ':' => Colon(state),
        _ => Digit(state, character - '0'),
    };

    private static State? Point(State state) => state switch
    {
        // What was read were days: not zero, and so is the whole.
        { Part: Part.First, LeadingZero: false } => new State { Part = Part.Hours },
        { Part: Part.Seconds, Digits: 2 } => new State { Part = Part.Fraction, FractionIsZero = true },
        _ => null,
    };

    private static State? Colon(State state) => state switch
    {
        { Part: Part.First, Digits: 2, CanBeHours: true } => new State { Part = Part.Minutes, IsZero = state.IsZero },
        { Part: Part.Hours or Part.Minutes, Digits: 2 } => new State { Part = state.Part == Part.Hours ? Part.Minutes : Part.Seconds, IsZero = state.IsZero },
        _ => null,
    };

    private static State? Digit(State state, int digit)
    {
        var isZero = state.IsZero && digit == 0;
        switch (state.Part)
        {
            case Part.Begin or Part.Minus or Part.First:
                return First(state with { Part = Part.First, IsZero = isZero }, digit);
            case Part.Hours when state.Digits < 2:
                return HourDigit(state.Digits, state.Value, digit)
                    ? state with { Digits = state.Digits + 1, Value = state.Digits == 0 ? digit : 0, IsZero = isZero }
                    : null;
            case Part.Minutes or Part.Seconds when state.Digits < 2:
                return state.Digits == 1 || digit <= 5 ? state with { Digits = state.Digits + 1, IsZero = isZero } : null;
            case Part.Fraction when state.Digits < 7:
                return state with { Digits = state.Digits + 1, FractionIsZero = state.FractionIsZero && digit == 0 };
            default:
                return null;
        }
    }

    private static State? First(State state, int digit)
    {
        var read = state.Digits;
        if (read == MostDays.Length || (state.LeadingZero && read == 2))
            return null;

        var order = state.Order != 0 ? state.Order : Math.Sign(digit + '0' - MostDays[read]);
        if (read + 1 == MostDays.Length && order > 0)
            return null;

        return state with
        {
            Digits = read + 1,
            Order = order,
            LeadingZero = read == 0 ? digit == 0 : state.LeadingZero,
            CanBeHours = read switch { 0 => digit <= 2, 1 => state.CanBeHours && HourDigit(1, state.Value, digit), _ => false },
            Value = read == 0 ? Math.Min(digit, 3) : 0,
            IsZero = state.IsZero && read < 2,
        };
    }

    private static bool HourDigit(int position, int first, int digit) => position == 0 ? digit <= 2 : first < 2 || (first == 2 && digit <= 3);

    private record struct State
    {
        public Part Part { get; init; }

        /// <summary>The digits of the part.</summary>
        public int Digits { get; init; }

        /// <summary>The first digit of what may be hours.</summary>
        public int Value { get; init; }

        /// <summary>How the digits compare with as many of the most days.</summary>
        public int Order { get; init; }

        public bool LeadingZero { get; init; }

        public bool CanBeHours { get; init; }

        /// <summary>Whether a minus sign still has nothing to stand for.</summary>
        public bool IsZero { get; init; }

        public bool FractionIsZero { get; init; }
    }
}

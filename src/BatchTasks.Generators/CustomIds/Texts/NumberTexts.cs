namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>Integers as they are written: no leading zeros, a minus sign below zero only, nothing outside the type's bounds.</summary>
internal static class NumberTexts
{
    private const string Alphabet = "0123456789-";

    private enum Sign
    {
        Begin,
        Zero,
        Positive,
        Minus,
        Negative,
    }

    /// <param name="largest">The digits of the largest value.</param>
    /// <param name="smallest">The digits of the smallest value, without its sign; null for an unsigned type.</param>
    public static TextSet Of(string largest, string? smallest) => TableText.Build<State>(
        default,
        Alphabet,
        (state, character) => Step(state, character, largest, smallest),
        state => state.Sign is Sign.Zero or Sign.Positive or Sign.Negative);

    private static State? Step(State state, char character, string largest, string? smallest) => (state.Sign, character) switch
    {
        (Sign.Begin, '-') => smallest is null ? null : new State { Sign = Sign.Minus },
        (Sign.Begin, '0') => new State { Sign = Sign.Zero },
        (Sign.Minus, '0') or (_, '-') or (Sign.Zero, _) => null,
        (Sign.Begin, _) => Digit(new State { Sign = Sign.Positive }, character, largest),
        (Sign.Minus, _) => Digit(new State { Sign = Sign.Negative }, character, smallest!),
        (Sign.Positive, _) => Digit(state, character, largest),
        _ => Digit(state, character, smallest!),
    };

    private static State? Digit(State state, char digit, string bound)
    {
        if (state.Digits == bound.Length)
            return null;

        var order = state.Order != 0 ? state.Order : digit.CompareTo(bound[state.Digits]);
        var digits = state.Digits + 1;
        return digits == bound.Length && order > 0 ? null : new State { Sign = state.Sign, Digits = digits, Order = Math.Sign(order) };
    }

    /// <summary>What was read: the sign, how many digits, and how they compare with as many of the bound's.</summary>
    private record struct State
    {
        public Sign Sign { get; init; }

        public int Digits { get; init; }

        public int Order { get; init; }
    }
}

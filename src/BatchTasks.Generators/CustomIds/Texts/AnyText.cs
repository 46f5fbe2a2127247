using System.Collections.Generic;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>
/// Any text as it is written: each surrogate has its other half, because a lone one becomes U+FFFD. Pairs are taken where another piece names them; elsewhere
/// they stand for nothing that another character doesn't.
/// </summary>
internal sealed class AnyText : TextSet
{
    /// <summary>All texts.</summary>
    public static readonly AnyText All = new(acceptsNothing: true);

    /// <summary>All texts but the empty one: what people give.</summary>
    public static readonly AnyText NotEmpty = new(acceptsNothing: false);

    private const int Begin = 0;
    private const int Inside = 1;
    private const int HalfPair = 2;

    private readonly bool _acceptsNothing;

    private AnyText(bool acceptsNothing) => _acceptsNothing = acceptsNothing;

    public override int StateCount => 3;

    public override IReadOnlyList<char> Characters => [];

    public override int ClassOf(char character) => Surrogates.ClassOf(character);

    public override int Next(int state, char character)
    {
        if (state == HalfPair)
            return char.IsLowSurrogate(character) ? Inside : Dead;

        return char.IsHighSurrogate(character) ? HalfPair : char.IsLowSurrogate(character) ? Dead : Inside;
    }

    public override bool Accepts(int state) => state == Inside || (state == Begin && _acceptsNothing);

    public override int MinimumLeft(int state) => Accepts(state) ? 0 : 1;

    public override int MaximumLeft(int state) => Unbounded;
}

using System.Collections.Generic;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>
/// Texts of a string as they are written: each surrogate has its other half, because a lone one becomes U+FFFD. Pairs are taken where another piece names
/// them; elsewhere they stand for nothing that another character doesn't.
/// </summary>
internal sealed class AnyText : TextSet
{
    /// <summary>All texts.</summary>
    public static readonly AnyText All = new(Some.All);

    /// <summary>All texts but the empty one.</summary>
    public static readonly AnyText NotEmpty = new(Some.NotEmpty);

    /// <summary>Texts that begin and end with a letter or a digit: the likes of which people give.</summary>
    public static readonly AnyText Tidy = new(Some.Tidy);

    private const int Begin = 0;
    private const int Inside = 1;
    private const int HalfPair = 2;

    /// <summary>After a character that is not to be the last one.</summary>
    private const int Untidy = 3;

    private readonly Some _some;

    private AnyText(Some some) => _some = some;

    private enum Some
    {
        All,
        NotEmpty,
        Tidy,
    }

    public override int StateCount => 4;

    public override IReadOnlyList<char> Characters => [];

    public override int ClassOf(char character) => Surrogates.ClassOf(character) is var half and > 0 ? half : IsTidy(character) ? 0 : 3;

    public override int Next(int state, char character)
    {
        if (state == HalfPair)
            return char.IsLowSurrogate(character) ? (_some == Some.Tidy ? Untidy : Inside) : Dead;

        if (char.IsLowSurrogate(character))
            return Dead;

        if (char.IsHighSurrogate(character))
            return state == Begin && _some == Some.Tidy ? Dead : HalfPair;

        return IsTidy(character) ? Inside : state == Begin ? Dead : Untidy;
    }

    public override bool Accepts(int state) => state == Inside || (state == Begin && _some == Some.All);

    public override int MinimumLeft(int state) => Accepts(state) ? 0 : 1;

    public override int MaximumLeft(int state) => Unbounded;

    private bool IsTidy(char character) => _some != Some.Tidy || char.IsLetterOrDigit(character);
}

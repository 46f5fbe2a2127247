using System.Collections.Generic;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>A char as it is written: one code unit that is no surrogate, because a lone one becomes U+FFFD.</summary>
internal sealed class AnyCharacter : TextSet
{
    public static readonly AnyCharacter All = new();

    private AnyCharacter()
    {
    }

    public override int StateCount => 2;

    public override IReadOnlyList<char> Characters => [];

    public override int ClassOf(char character) => Surrogates.ClassOf(character);

    public override int Next(int state, char character) => state == 0 && !char.IsSurrogate(character) ? 1 : Dead;

    public override bool Accepts(int state) => state == 1;

    public override int MinimumLeft(int state) => 1 - state;

    public override int MaximumLeft(int state) => 1 - state;
}

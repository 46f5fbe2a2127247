using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>One text.</summary>
internal sealed class OneText(string text) : TextSet
{
    private readonly char[] _characters = text.Distinct().ToArray();

    public override int StateCount => text.Length + 1;

    public override IReadOnlyList<char> Characters => _characters;

    public override int ClassOf(char character) => Array.IndexOf(_characters, character) + 1;

    public override int Next(int state, char character) => state < text.Length && text[state] == character ? state + 1 : Dead;

    public override bool Accepts(int state) => state == text.Length;

    public override int MinimumLeft(int state) => text.Length - state;

    public override int MaximumLeft(int state) => text.Length - state;
}

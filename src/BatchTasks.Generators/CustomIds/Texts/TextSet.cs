using System.Collections.Generic;

namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>
/// A set of texts as a deterministic automaton over UTF-16 code units: what one piece of a custom_id can be. State 0 is the first one; a state that no
/// text of the set goes through is never entered. Immutable.
/// </summary>
internal abstract class TextSet
{
    /// <summary>What <see cref="Next"/> gives where no text goes on with the character.</summary>
    public const int Dead = -1;

    /// <summary>A length without a bound.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>The number of states.</summary>
    public abstract int StateCount { get; }

    /// <summary>The characters that the set names: those of class 0 are not among them.</summary>
    public abstract IReadOnlyList<char> Characters { get; }

    /// <summary>A number that two characters share if the set treats them alike. 0 is that of all characters that the set doesn't name.</summary>
    public abstract int ClassOf(char character);

    /// <summary>The state after one more character, or <see cref="Dead"/>.</summary>
    public abstract int Next(int state, char character);

    /// <summary>Whether the text so far is one of the set.</summary>
    public abstract bool Accepts(int state);

    /// <summary>The fewest characters that end a text begun so.</summary>
    public abstract int MinimumLeft(int state);

    /// <summary>The most characters that end a text begun so, or <see cref="Unbounded"/>.</summary>
    public abstract int MaximumLeft(int state);
}

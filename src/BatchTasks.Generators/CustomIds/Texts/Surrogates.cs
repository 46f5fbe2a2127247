namespace BatchTasks.Generators.CustomIds.Texts;

/// <summary>The halves of characters outside the Basic Multilingual Plane.</summary>
internal static class Surrogates
{
    /// <summary>The class of a character for a set that tells nothing but surrogates apart.</summary>
    public static int ClassOf(char character) => char.IsHighSurrogate(character) ? 1 : char.IsLowSurrogate(character) ? 2 : 0;
}

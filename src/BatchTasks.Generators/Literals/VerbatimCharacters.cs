namespace BatchTasks.Generators.Literals;

/// <summary>The characters of a verbatim string: a quote, and in an interpolated one a brace, is doubled.</summary>
internal static class VerbatimCharacters
{
    public static void Append(string text, int start, int end, int offset, bool braces, LiteralBuilder builder)
    {
        var index = start;
        while (index < end)
        {
            var character = text[index];
            var isDoubled = (character == '"' || (braces && character is '{' or '}')) && index + 1 < end && text[index + 1] == character;
            var length = isDoubled ? 2 : 1;
            builder.Add(character, offset + index, length);
            index += length;
        }
    }
}

namespace BatchTasks;

/// <summary>Contents as short text for logs and debuggers: the beginning of what is long, never the bytes.</summary>
internal static class ContentText
{
    private const int ShownCharacters = 80;

    public static string Shorten(string text)
    {
        if (text.Length <= ShownCharacters)
            return text;

        var length = char.IsHighSurrogate(text[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters;
        return $"{text.AsSpan(0, length)}…";
    }

    /// <summary><c>BatchImage { image/png, 1,024 bytes, High }</c></summary>
    public static string Describe(string type, params ReadOnlySpan<string?> parts)
    {
        var described = new List<string>(parts.Length);
        foreach (var part in parts)
        {
            if (part is not null)
                described.Add(Shorten(part));
        }

        return $"{type} {{ {string.Join(", ", described)} }}";
    }
}

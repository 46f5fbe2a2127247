namespace BatchTasks.Generators.Literals;

/// <summary>The lines of a raw string, without the indentation that the line of its closing quotes has.</summary>
internal static class RawLines
{
    public static int QuotesAt(string text, int start)
    {
        var count = 0;
        while (start + count < text.Length && text[start + count] == '"')
            count++;

        return count;
    }

    /// <summary>The white space before the closing quotes, or nothing where something else stands there.</summary>
    public static string Indentation(string text, int start, int close)
    {
        if (close <= start)
            return "";

        var before = text.Substring(start, close - start);
        return string.IsNullOrWhiteSpace(before) ? before : "";
    }

    public static void Append(string text, int start, int end, int offset, string indentation, bool atLineStart, LiteralBuilder builder)
    {
        var index = start;
        while (index < end)
        {
            if (atLineStart)
                index = AfterIndentation(text, index, end, indentation);

            atLineStart = false;
            if (index == end)
                break;

            builder.Add(text[index], offset + index, 1);
            atLineStart = text[index] == '\n';
            index++;
        }
    }

    /// <summary>A line of white space may have less of it.</summary>
    private static int AfterIndentation(string text, int index, int end, string indentation)
    {
        var after = index;
        while (after - index < indentation.Length && after < end && text[after] is not ('\r' or '\n') && char.IsWhiteSpace(text[after]))
            after++;

        return after;
    }
}

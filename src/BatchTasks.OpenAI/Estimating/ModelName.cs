namespace BatchTasks;

/// <summary>The forms of a model's name: of a dated snapshot, of a model that was fine-tuned.</summary>
internal static class ModelName
{
    private const string FineTuned = "ft:";

    /// <summary>
    /// The model without its date, and of a fine-tuned one the model that it was made of: <c>gpt-4o-mini</c> for <c>ft:gpt-4o-mini-2024-07-18:acme::Ab1</c>.
    /// </summary>
    public static string BaseOf(string model) => WithoutDate(IsFineTuned(model) ? MadeOf(model) : model);

    /// <summary>
    /// The names to look for in a table, the most particular one first. A fine-tuned model has prices of its own: it is found as <c>ft:gpt-4o-mini</c>, and not
    /// as the model that it was made of.
    /// </summary>
    public static IEnumerable<string> FormsOf(string model)
    {
        yield return model;
        var prefix = IsFineTuned(model) ? FineTuned : "";
        var dated = prefix + (prefix.Length > 0 ? MadeOf(model) : model);
        if (dated != model)
            yield return dated;

        var undated = WithoutDate(dated);
        if (undated != dated)
            yield return undated;
    }

    private static bool IsFineTuned(string model) => model.StartsWith(FineTuned, StringComparison.Ordinal);

    private static string MadeOf(string model)
    {
        var name = model[FineTuned.Length..];
        var end = name.IndexOf(':', StringComparison.Ordinal);
        return end < 0 ? name : name[..end];
    }

    /// <summary>A date is written as <c>-2024-07-18</c> or, of older models, as <c>-0613</c>.</summary>
    private static string WithoutDate(string model)
    {
        if (model.Length > 11 && IsDate(model.AsSpan(model.Length - 11), "-dddd-dd-dd"))
            return model[..^11];

        return model.Length > 5 && IsDate(model.AsSpan(model.Length - 5), "-dddd") ? model[..^5] : model;
    }

    private static bool IsDate(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == 'd' ? !char.IsAsciiDigit(text[i]) : text[i] != pattern[i])
                return false;
        }

        return true;
    }
}

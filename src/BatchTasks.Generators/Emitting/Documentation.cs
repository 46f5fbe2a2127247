using System.Globalization;
using System.Text;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the documentation of generated members.</summary>
internal static class Documentation
{
    /// <param name="writer">Where to.</param>
    /// <param name="text">The summary, as XML.</param>
    public static void Summary(SourceWriter writer, string text) => writer.Line($"/// <summary>{text}</summary>");

    /// <summary>Prints the schema of a result, where the task asks for one.</summary>
    public static void Schema(SourceWriter writer, ResultModel result)
    {
        if (result.StructuredOrOfChoice?.Schema is not { } schema)
            return;

        writer.Line("/// <remarks>The schema that the answers keep to:");
        writer.Line($"/// <code>{Escape(schema)}</code></remarks>");
    }

    public static void Example(SourceWriter writer, string line)
    {
        writer.Line("/// <example>A line such as it writes:");
        writer.Line($"/// <code>{Escape(line)}</code></example>");
    }

    /// <summary>The name of a task type, as XML.</summary>
    public static string NameOf(TaskModel task) => $"<c>{Escape(task.Declaration.DisplayName)}</c>";

    /// <summary>Text for XML, on one line: line breaks, and what XML has no place for, as C# escapes.</summary>
    public static string Escape(string text)
    {
        text = WellFormed.Of(text);
        if (!NeedsEscape(text))
            return text;

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when HasNoPlace(character) =>
                    escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string text)
    {
        foreach (var character in text)
        {
            if (character is '&' or '<' or '>' || HasNoPlace(character))
                return true;
        }

        return false;
    }

    private static bool HasNoPlace(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufffe' or '\uffff';
}

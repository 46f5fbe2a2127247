using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>What to do about one mistake in a batch file, where one answer is plainly right.</summary>
/// <param name="Title">The action's title.</param>
/// <param name="Kind">What is done: one kind is applied to all at once.</param>
/// <param name="Change">The edit, as far as it can be told without the rest of the file.</param>
internal sealed record FileFix(string Title, FileFixKind Kind, TextChange Change)
{
    /// <summary>The fix of a mistake, or null where its author has to decide, or the text is no longer what it was.</summary>
    public static FileFix? Of(SourceText text, FileMistake mistake)
    {
        if (mistake.Span.End > text.Length)
            return null;

        return mistake switch
        {
            { Id: RuleIds.ByteOrderMark } => new("Remove the byte order mark", FileFixKind.RemoveMark, default),
            { Id: RuleIds.DuplicateCustomId } => Rename(text, mistake.Span),
            { Id: RuleIds.MissingField, Parameter: "method" } => AddMethod(text, mistake.Span),
            { Replacement: "" } => Remove(text, mistake.Span),
            { Replacement: { } replacement } => Replace(text, mistake.Span, replacement),
            _ => null,
        };
    }

    private static FileFix? Rename(SourceText text, TextSpan span) => Content(text, span) is { } content
        ? new("Give the request an id of its own", FileFixKind.Rename, new TextChange(new TextSpan(content.End, 0), ""))
        : null;

    private static FileFix? Replace(SourceText text, TextSpan span, string replacement) => Content(text, span) is { } content
        ? new($"Use '{replacement}'", FileFixKind.Replace, new TextChange(content, JsonText.Escape(replacement)))
        : null;

    private static FileFix? Remove(SourceText text, TextSpan span) => FileLine.At(text, span.Start).FindProperty(span) is var (name, property)
        ? new($"Remove '{name}'", FileFixKind.Remove, new TextChange(property, ""))
        : null;

    private static FileFix? AddMethod(SourceText text, TextSpan span)
    {
        const string Title = "Add the method 'POST'";
        var file = FileLine.At(text, span.Start);
        var line = BatchLine.Scan(file.Utf8);
        if (line.Error is not null || line.Root.Kind != JsonTokenKind.ObjectStart || line.Method.IsString)
            return null;

        if (line.Method.IsPresent)
            return new(Title, FileFixKind.AddMethod, new TextChange(file.In(line.Method.Span), "\"POST\""));

        // In front of the url, where the service's own examples have it.
        var next = file.FindField("url") ?? file.FindField("body") ?? file.FindField("custom_id");
        var inside = line.Root.Span.Start + 1;
        if (next is null && line.ForeignFields.Count > 0)
            return null;

        var (colon, comma) = next is { } name && file.IsSpaced(name) ? (": ", ", ") : (":", ",");
        var property = $"\"method\"{colon}\"POST\"{(next is null ? "" : comma)}";
        return new(Title, FileFixKind.AddMethod, new TextChange(file.In(new(next ?? inside, 0)), property));
    }

    /// <summary>What lies between the quotes of a string, or null where there is none.</summary>
    private static TextSpan? Content(SourceText text, TextSpan span) =>
        span.Length >= 2 && text[span.Start] == '"' && text[span.End - 1] == '"' ? TextSpan.FromBounds(span.Start + 1, span.End - 1) : null;
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>Templates of what goes into the body: text, and where the form has it other content by the types of the placeholders.</summary>
internal static class TextTemplates
{
    /// <summary>The template that an attribute on the type has, of text. Returns null where it has an error; the findings say which.</summary>
    public static IReadOnlyList<Segment>? Parse(AttributeData attribute, ParseContext context) =>
        ParseParts(attribute, ContentKind.None, "its text is all that is sent; remove it", context) is { } parts ? [.. ContentWriter.TextOf(parts)] : null;

    /// <summary>The parts of a template, in which values that are no text stand by themselves.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="kinds">What a part can be beside text.</param>
    /// <param name="remedy">What to do about one that it can't be.</param>
    /// <param name="context">The task.</param>
    /// <returns>Null where the template has an error; the findings say which.</returns>
    public static IReadOnlyList<ContentPart>? ParseParts(AttributeData attribute, ContentKind kinds, string remedy, ParseContext context)
    {
        if (DeclaredTemplate.Find(attribute, context) is not { } source || TemplateBinder.Bind(source, context) is not { } bound)
            return null;

        var parts = new List<ContentPart>();
        var text = new List<Segment>();
        var isSound = true;
        foreach (var part in bound)
        {
            if (part.Member is { } member && part.Format is null && ContentType.Find(member.Type) is { } content)
            {
                isSound &= IsTaken(content, part, kinds, remedy, context);
                AddText(parts, text);
                parts.Add(content.Part(member));
            }
            else if (TextOf(part, context) is { } segment)
            {
                text.Add(segment);
            }
            else
            {
                isSound = false;
            }
        }

        AddText(parts, text);
        return isSound ? WithoutLayout(parts) : null;
    }

    private static bool IsTaken(ContentType content, BoundPart part, ContentKind kinds, string remedy, ParseContext context)
    {
        if ((kinds & content.Kind) != 0)
            return true;

        context.Report(Rules.PartNotCarried, part.Location, $"'{part.Member!.Name}' is {ContentType.Describe(content.Kind)}, which can't stand here: {remedy}");
        return false;
    }

    private static Segment? TextOf(BoundPart part, ParseContext context)
    {
        if (part.Member is not { } member)
            return new Segment.Constant(JsonText.Escape(part.Literal!));

        if (ValueParser.ParseText(member.Type, part.Format, context.Enums) is { } value)
            return new Segment.Text(member.Expression, value);

        var type = $"'{member.Name}' is of type '{member.Type.ToDisplayString()}'";
        context.Report(
            Rules.PartNotCarried,
            part.Location,
            part.Format is null
                ? $"{type}, which can't be written as text; use text, a number, a date, an enum, or another type that implements ISpanFormattable"
                : $"{type}, which takes no format");
        return null;
    }

    private static void AddText(List<ContentPart> parts, List<Segment> text)
    {
        if (text.Count == 0)
            return;

        parts.Add(new ContentPart.Text([.. text]));
        text.Clear();
    }

    /// <summary>White space between two images is no part of its own.</summary>
    private static List<ContentPart> WithoutLayout(List<ContentPart> parts) =>
        ContentWriter.IsText(parts) ? parts : [.. parts.Where(static part => part is not ContentPart.Text { IsLayout: true })];
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing.Bodies.Contents;

/// <summary>Writes a content: as one string where it is text, else as an array of parts.</summary>
internal static class ContentWriter
{
    public static bool IsText(IReadOnlyList<ContentPart> parts) => parts.All(static part => part is ContentPart.Text);

    /// <summary>Whether there is nothing in a content but what may be null.</summary>
    public static bool IsOptional(IReadOnlyList<ContentPart> parts) => parts.Count > 0 && parts.All(static part => part is ContentPart.Value { IsOptional: true });

    /// <summary>The text of a content that is nothing else.</summary>
    public static IEnumerable<Segment> TextOf(IReadOnlyList<ContentPart> parts) => parts.Cast<ContentPart.Text>().SelectMany(static part => part.Segments);

    public static void Write(IReadOnlyList<ContentPart> parts, ContentForm? form, BodyBuilder body)
    {
        if (IsText(parts))
        {
            body.Template(TextOf(parts));
            return;
        }

        body.Json("[");
        WriteParts(parts, form!, body);
        body.Json("]");
    }

    /// <summary>Writes the parts into an array that is already open.</summary>
    public static void WriteParts(IReadOnlyList<ContentPart> parts, ContentForm form, BodyBuilder body)
    {
        var comma = Comma.Never;
        foreach (var part in parts)
        {
            if (part is ContentPart.Value value)
            {
                body.Add(new Segment.Contents(value.Expression, value.Content, form.Method, comma));
                comma = comma.After(value.MayBeAbsent);
                continue;
            }

            body.Separate(comma).Json($"{{\"type\":\"{form.TextType}\",\"text\":").Template(((ContentPart.Text)part).Segments).Json("}");
            comma = Comma.Always;
        }
    }
}

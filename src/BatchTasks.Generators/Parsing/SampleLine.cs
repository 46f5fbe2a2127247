using System.Linq;
using System.Text;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Parsing;

/// <summary>A line such as a task type writes, with a sample of each value, for the documentation of the generated members.</summary>
internal static class SampleLine
{
    public static string Of(string endpoint, CustomIdModel customId, EquatableArray<Segment> body)
    {
        var line = new StringBuilder("{\"custom_id\":\"");
        foreach (var segment in customId.Segments)
            Append(line, segment);

        line.Append("\",\"method\":\"POST\",\"url\":\"").Append(endpoint).Append("\",\"body\":");
        foreach (var segment in body)
            Append(line, segment);

        return line.Append('}').ToString();
    }

    private static void Append(StringBuilder line, Segment segment)
    {
        switch (segment)
        {
            case Segment.Constant constant:
                line.Append(constant.Json);
                break;
            case Segment.Text text:
                line.Append(Sample(text.Value, text.Expression));
                break;
            case Segment.Property property:
                AppendCommaIfDue(line);
                line.Append('"').Append(property.Name).Append("\":").Append(JsonSample(property.Value, property.Expression));
                break;
            case Segment.Elements elements:
                line.Append(elements.First ? "\"" : ",\"").Append(Sample(elements.Value, elements.Expression)).Append('"');
                break;
            case Segment.ObjectIfAny some:
                AppendCommaIfDue(line);
                line.Append('"').Append(some.Name).Append("\":{");
                foreach (var property in some.Properties)
                    Append(line, property);

                line.Append('}');
                break;
            case Segment.CommaIfDue:
                AppendCommaIfDue(line);
                break;
            case Segment.Contents contents:
                AppendCommaIfDue(line);
                line.Append('{').Append(NameIn(contents.Expression)).Append('}');
                break;
            case Segment.Messages messages:
                AppendCommaIfDue(line);
                line.Append('{').Append(NameIn(messages.Expression)).Append('}');
                break;
            case Segment.ExtraBody:
                line.Append(",…");
                break;
        }
    }

    private static string JsonSample(ValueModel value, string expression) => value.Form switch
    {
        ValueForm.List => $"[{JsonSample(value.Element!, expression)}]",
        ValueForm.Map => $"{{\"…\":{JsonSample(value.Element!, expression)}}}",
        ValueForm.Image => "{\"image_url\":\"…\"}",
        ValueForm.Json => "{}",
        _ when IsQuoted(value.Form) => $"\"{Sample(value, expression)}\"",
        _ => Sample(value, expression),
    };

    /// <summary>Whether a value is a string in JSON.</summary>
    private static bool IsQuoted(ValueForm form) =>
        form is not (ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal or ValueForm.FloatingPoint or ValueForm.Boolean);

    private static string Sample(ValueModel value, string expression) => value.Form switch
    {
        ValueForm.SignedInteger or ValueForm.UnsignedInteger => "1",
        ValueForm.Decimal or ValueForm.FloatingPoint => "0.5",
        ValueForm.Boolean => "true",
        _ => NameIn(expression),
    };

    private static string NameIn(string expression) => "…" + expression.Split('.').Last().TrimStart('@', '_') + "…";

    private static void AppendCommaIfDue(StringBuilder line)
    {
        if (line[line.Length - 1] is not ('[' or '{'))
            line.Append(',');
    }
}

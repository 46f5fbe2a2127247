using System.Globalization;
using System.Text;
using BatchTasks.Shared.Bodies;

namespace BatchTasks.Catalog.Writing;

/// <summary>Writes a body as C#, in the words of <c>Schemas</c>.</summary>
internal sealed class SchemaWriter(SharedParts parts)
{
    private readonly StringBuilder _text = new();

    public static string Write(string endpoint, string name, BodySchema body, string source)
    {
        var parts = SharedParts.Of(body);
        var text = new StringBuilder(DataFile.Begin(source, "using static BatchTasks.Shared.Bodies.Schemas;\n\n", $"The body of a request to <c>{endpoint}</c>.", name));
        foreach (var (part, shape) in parts.All)
            text.Append("    private static readonly BodySchema ").Append(part).Append(" = ").Append(Render(parts, writer => writer.Whole(shape, 1))).Append(";\n\n");

        text.Append("    public static BodySchema Create() =>\n        ").Append(Render(parts, writer => writer.Whole(body.Object!, 2)));
        return text.Append(";\n}\n").ToString();
    }

    /// <summary>An object as it is written where nothing is shared: two of one text are the same.</summary>
    public static string Key(ObjectShape shape) => Render(SharedParts.None, writer => writer.Whole(shape, 0));

    private static string Render(SharedParts parts, Action<SchemaWriter> write)
    {
        var writer = new SchemaWriter(parts);
        write(writer);
        return writer._text.ToString();
    }

    private void Schema(BodySchema schema, int indent)
    {
        if (schema.TakesAnything)
        {
            _text.Append("Anything");
            return;
        }

        var isFirst = true;
        if (schema.Text is { } text)
            Alternative(() => Text(text));

        if (schema.Number is { } number)
            Alternative(() => Call(number.IsInteger ? "Integer" : "Number", Bounds(number.Minimum, number.Maximum)));

        if (schema.Boolean)
            Alternative(() => _text.Append("TrueOrFalse"));

        if (schema.List is { } list)
            Alternative(() => List(list, indent));

        if (schema.Object is { } shape)
            Alternative(() => Object(shape, indent));

        void Alternative(Action write)
        {
            if (!isFirst)
                _text.Append(" | ");

            isFirst = false;
            write();
        }
    }

    private void Text(TextShape text)
    {
        if (text.Values is { } values)
            Call("OneOf", values.Select(Literal));
        else if (text.IsName)
            Call("Name", [$"{text.Maximum}"]);
        else
            Call("Text", Bounds(text.Minimum, text.Maximum));
    }

    private void List(ListShape list, int indent)
    {
        _text.Append(list.IsOfOneKind ? "ListOfOneKind(" : "List(");
        Schema(list.Element, indent);
        foreach (var bound in Bounds(list.Minimum, list.Maximum))
            _text.Append(", ").Append(bound);

        _text.Append(')');
    }

    private void Object(ObjectShape shape, int indent)
    {
        if (parts.NameOf(shape) is { } name)
            _text.Append(name);
        else
            Whole(shape, indent);
    }

    private void Whole(ObjectShape shape, int indent)
    {
        if (shape.Discriminator is { } discriminator)
        {
            _text.Append("Variants(\n").Append(' ', 4 * (indent + 1)).Append(Literal(discriminator));
            foreach (var variant in shape.Variants)
                Member($"Variant({Literal(variant.Value)}, ", variant.Shape, ",");

            if (shape.Default is { } other)
                Member("Otherwise(", other, ",");

            _text.Append(')');
        }
        else if (shape.Values is { } values)
        {
            _text.Append("Map(");
            Schema(values, indent);
            _text.Append(')');
        }
        else if (shape.Properties is { } properties)
        {
            _text.Append(shape.IsClosed ? "Closed(" : "Object(");
            var separator = "";
            foreach (var property in properties)
            {
                _text.Append(separator).Append('\n').Append(' ', 4 * (indent + 1));
                Property(property, indent + 1);
                separator = ",";
            }

            _text.Append(')');
        }
        else
        {
            _text.Append("AnyObject");
        }

        void Member(string start, ObjectShape member, string separator)
        {
            _text.Append(separator).Append('\n').Append(' ', 4 * (indent + 1)).Append(start);
            Object(member, indent + 1);
            _text.Append(')');
        }
    }

    private void Property(BodyProperty property, int indent)
    {
        _text.Append(property.Deprecated is not null ? "Deprecated(" : property.IsRequired ? "Required(" : "Optional(").Append(Literal(property.Name)).Append(", ");
        Schema(property.Schema, indent);
        if (property.Deprecated is { Length: > 0 } instead)
            _text.Append(", ").Append(Literal(instead));

        _text.Append(')');
    }

    private void Call(string name, IEnumerable<string> arguments) => _text.Append(name).Append('(').AppendJoin(", ", arguments).Append(')');

    private static List<string> Bounds(int? minimum, int? maximum) => Bounds(minimum, maximum, "");

    private static List<string> Bounds(decimal? minimum, decimal? maximum) => Bounds(minimum, maximum, "m");

    private static List<string> Bounds(decimal? minimum, decimal? maximum, string suffix)
    {
        var bounds = new List<string>();
        if (minimum is { } least)
            bounds.Add($"min: {Number(least)}");

        if (maximum is { } most)
            bounds.Add($"max: {Number(most)}");

        return bounds;

        string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture) + (decimal.IsInteger(value) && Math.Abs(value) < int.MaxValue ? "" : suffix);
    }

    internal static string Literal(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}

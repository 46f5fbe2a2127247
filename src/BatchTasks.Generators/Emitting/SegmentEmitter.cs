using System.Globalization;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the statements that write segments. Constants that meet are written by one call.</summary>
internal sealed class SegmentEmitter(SourceWriter writer)
{
    private readonly StringBuilder _constant = new();
    private int _variables;

    public void Emit(EquatableArray<Segment> segments)
    {
        Write(segments);
        FlushConstant();
    }

    private void Write(EquatableArray<Segment> segments)
    {
        foreach (var segment in segments)
        {
            switch (segment)
            {
                case Segment.Constant constant:
                    Constant(constant.Json);
                    break;
                case Segment.Text text:
                    Text(text.Expression, text.Value);
                    break;
                case Segment.Property property:
                    Property(property);
                    break;
                case Segment.ObjectIfAny some:
                    ObjectIfAny(some);
                    break;
                case Segment.Elements elements:
                    Loop(elements.Expression, TypeOf(elements.Value), elements.First ? Comma.IfDue : Comma.Always, item => Quoted(item, elements.Value));
                    break;
                case Segment.CommaIfDue:
                    Separate(Comma.IfDue);
                    break;
                case Segment.Contents contents:
                    Contents(contents);
                    break;
                case Segment.Messages messages:
                    Messages(messages);
                    break;
                case Segment.ExtraBody:
                    Statement($"writer.WriteMembers(task, static (task, body) => task.{GeneratedMemberNames.WriteExtraBody}(body), {GeneratedMemberNames.BodyNames});");
                    break;
            }
        }
    }

    private void Constant(string json) => _constant.Append(json);

    private void Statement(string statement)
    {
        FlushConstant();
        writer.Line(statement);
    }

    private void Block(string head, Action statements)
    {
        FlushConstant();
        writer.Open(head);
        statements();
        FlushConstant();
        writer.Close();
    }

    /// <summary>Writes a value as text inside a JSON string; nothing where it is null.</summary>
    private void Text(string expression, ValueModel value)
    {
        // Text that may be null is written as nothing by the library; another value has to be unwrapped first.
        if (value.Nullable && value.Form is not (ValueForm.String or ValueForm.Uri))
            IfNotNull(expression, value, Text);
        else
            Statement(TextStatement(expression, value));
    }

    /// <summary>Writes a value as JSON; null as <c>null</c>.</summary>
    private void Json(string expression, ValueModel value)
    {
        if (value.Nullable)
        {
            IfNotNull(expression, value, Json);
            Block("else", () => Constant("null"));
            return;
        }

        switch (value.Form)
        {
            case ValueForm.Json:
                Statement($"writer.WriteJson({expression});");
                break;
            case ValueForm.List:
                Constant("[");
                Loop(expression, TypeOf(value.Element!), Comma.IfDue, item => Json(item, value.Element!));
                Constant("]");
                break;
            case ValueForm.Map:
                Map(expression, value.Element!);
                break;
            case ValueForm.Image:
                Statement($"writer.WriteImageReference({expression});");
                break;
            case ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal or ValueForm.FloatingPoint:
                Statement($"writer.WriteNumber({expression});");
                break;
            case ValueForm.Boolean:
                Statement($"writer.WriteBoolean({expression});");
                break;
            default:
                Quoted(expression, value);
                break;
        }
    }

    /// <summary>Writes a property with the comma before it; nothing where it is null.</summary>
    private void Property(Segment.Property property)
    {
        if (property.Value.Nullable)
            IfNotNull(property.Expression, property.Value, Write);
        else
            Write(property.Expression, property.Value);

        void Write(string expression, ValueModel value)
        {
            if (property.Bounds is { } bounds)
                Statement($"writer.CheckRange({Literal.Text(bounds.Path)}, (double){expression}, {bounds.Minimum}, {bounds.Maximum});");

            Separate(property.Comma);
            Constant($"{JsonText.Quote(property.Name)}:");
            Json(expression, value);
        }
    }

    private void ObjectIfAny(Segment.ObjectIfAny some) =>
        Block($"if ({string.Join(" || ", some.Expressions.Select(static expression => $"{expression} is not null"))})", () =>
        {
            Separate(some.Comma);
            Constant($"{JsonText.Quote(some.Name)}:{{");
            Write(some.Properties);
            Constant("}");
        });

    private void Separate(Comma comma)
    {
        if (comma == Comma.Always)
            Constant(",");
        else if (comma == Comma.IfDue)
            Statement("writer.WriteComma();");
    }

    /// <summary>Writes a dictionary as an object. A name that is there twice would be the dictionary's fault.</summary>
    private void Map(string expression, ValueModel element)
    {
        Constant("{");
        Loop(expression, $"global::System.Collections.Generic.KeyValuePair<string, {TypeOf(element)}>", Comma.IfDue, item =>
        {
            Constant("\"");
            Statement($"writer.WriteText({item}.Key);");
            Constant("\":");
            Json($"{item}.Value", element);
        });
        Constant("}");
    }

    private void Contents(Segment.Contents contents)
    {
        IfNotNull(contents.Expression, contents.Content.IsNullable, expression =>
        {
            if (contents.Content.IsList)
            {
                var comma = contents.Comma == Comma.Always ? Comma.Always : Comma.IfDue;
                Loop(expression, contents.Content.TypeName, Comma.Never, item => IfNotNull(item, contents.Content.HasNullableItems, part => Part(part, comma)));
                return;
            }

            Part(expression, contents.Comma);
        });

        void Part(string expression, Comma comma)
        {
            Separate(comma);
            Statement($"writer.{contents.Method}({expression});");
        }
    }

    private void Messages(Segment.Messages messages) => IfNotNull(messages.Expression, messages.IsNullable, expression =>
        Loop(
            messages.Converter is { } converter ? $"{converter}({expression})" : expression,
            messages.HasNullableItems ? "global::BatchTasks.BatchMessage?" : "global::BatchTasks.BatchMessage",
            Comma.Never,
            item => IfNotNull(item, messages.HasNullableItems, message =>
            {
                Separate(Comma.IfDue);
                Statement($"writer.{messages.Method}({message});");
            })));

    private void Quoted(string expression, ValueModel value)
    {
        Constant("\"");
        Text(expression, value);
        Constant("\"");
    }

    private void IfNotNull(string expression, ValueModel value, Action<string, ValueModel> write) =>
        IfNotNull(expression, isNullable: true, variable => write(variable, value with { Nullable = false }));

    private void IfNotNull(string expression, bool isNullable, Action<string> write)
    {
        if (!isNullable)
        {
            write(expression);
            return;
        }

        var variable = NewVariable("value");
        Block($"if ({expression} is {{ }} {variable})", () => write(variable));
    }

    /// <summary>Writes the items of a list into a JSON array, or the like, that is already open.</summary>
    /// <remarks>Types are named: a type of the user's may be called <c>var</c>.</remarks>
    private void Loop(string expression, string type, Comma comma, Action<string> write)
    {
        var item = NewVariable("item");
        Block($"foreach ({type} {item} in {expression})", () =>
        {
            Separate(comma);
            write(item);
        });
    }

    private static string TypeOf(ValueModel value) => value.TypeName + (value.Nullable ? "?" : "");

    private void FlushConstant()
    {
        if (_constant.Length == 0)
            return;

        writer.Line($"writer.WriteConstant({Literal.Utf8(_constant.ToString())});");
        _constant.Clear();
    }

    private static string TextStatement(string expression, ValueModel value) => value.Form switch
    {
        ValueForm.CharacterMemory => $"writer.WriteText({expression}.Span);",
        ValueForm.Uri => $"writer.WriteText({expression}{(value.Nullable ? "?" : "")}.OriginalString);",
        ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal => $"writer.WriteNumber({expression});",
        ValueForm.FloatingPoint => $"writer.WriteText({expression}, \"R\");",
        ValueForm.Boolean => $"writer.WriteBoolean({expression});",
        ValueForm.Enum => $"{EnumTextEmitter.MethodName}({expression}, ref writer);",
        ValueForm.Formatted => $"writer.WriteText({expression}, {(value.Format is { } format ? Literal.Text(format) : "default")});",
        _ => $"writer.WriteText({expression});",
    };

    private string NewVariable(string name) => name + (++_variables).ToString(CultureInfo.InvariantCulture);
}

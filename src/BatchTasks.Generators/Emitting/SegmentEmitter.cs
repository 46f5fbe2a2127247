using System.Globalization;
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
                case Segment.Parameter parameter:
                    Parameter(parameter);
                    break;
                case Segment.Elements elements:
                    Loop(elements.Expression, elements.Value, elements.First, item => Quoted(item, elements.Value));
                    break;
            }
        }

        FlushConstant();
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
                Loop(expression, value.Element!, isFirst: true, item => Json(item, value.Element!));
                Constant("]");
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

    /// <summary>Writes a body parameter with its leading comma; nothing where it is null.</summary>
    private void Parameter(Segment.Parameter parameter)
    {
        if (parameter.Value.Nullable)
            IfNotNull(parameter.Expression, parameter.Value, WriteParameter);
        else
            WriteParameter(parameter.Expression, parameter.Value);

        void WriteParameter(string expression, ValueModel value)
        {
            Constant($",{JsonText.Quote(parameter.Name)}:");
            Json(expression, value);
        }
    }

    private void Quoted(string expression, ValueModel value)
    {
        Constant("\"");
        Text(expression, value);
        Constant("\"");
    }

    private void IfNotNull(string expression, ValueModel value, Action<string, ValueModel> write)
    {
        var variable = NewVariable("value");
        Block($"if ({expression} is {{ }} {variable})", () => write(variable, value with { Nullable = false }));
    }

    /// <summary>Writes the items of a list into a JSON array that is already open.</summary>
    /// <remarks>Types are named: a type of the user's may be called <c>var</c>.</remarks>
    private void Loop(string expression, ValueModel element, bool isFirst, Action<string> write)
    {
        var item = NewVariable("item");
        var head = $"foreach ({element.TypeName}{(element.Nullable ? "?" : "")} {item} in {expression})";
        if (!isFirst)
        {
            Block(head, () =>
            {
                Constant(",");
                write(item);
            });
            return;
        }

        var first = NewVariable("isFirst");
        Statement($"bool {first} = true;");
        Block(head, () =>
        {
            Block($"if (!{first})", () => Constant(","));
            write(item);
            Statement($"{first} = false;");
        });
    }

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

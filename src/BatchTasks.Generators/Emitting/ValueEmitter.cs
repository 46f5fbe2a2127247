using System.Globalization;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the statements that write one value.</summary>
internal sealed class ValueEmitter(SourceWriter writer)
{
    private int _variables;

    /// <summary>Writes a value as text inside a JSON string; nothing where it is null.</summary>
    public void Text(string expression, ValueModel value)
    {
        var isNullableScalar = value.Nullable && value.Form is not (ValueForm.String or ValueForm.Uri);
        if (!isNullableScalar)
        {
            writer.Line(TextStatement(expression, value));
            return;
        }

        var variable = NewVariable();
        writer.Open($"if ({expression} is {{ }} {variable})");
        writer.Line(TextStatement(variable, value));
        writer.Close();
    }

    /// <summary>Writes a value that is not null as JSON.</summary>
    public void Json(string expression, ValueModel value)
    {
        switch (value.Form)
        {
            case ValueForm.Json:
                writer.Line($"writer.WriteJson({expression});");
                break;
            case ValueForm.List:
                writer.Line("writer.WriteConstant(\"[\"u8);");
                Elements(expression, value.Element!, isFirst: true);
                writer.Line("writer.WriteConstant(\"]\"u8);");
                break;
            case ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal or ValueForm.FloatingPoint:
                writer.Line($"writer.WriteNumber({expression});");
                break;
            case ValueForm.Boolean:
                writer.Line($"writer.WriteBoolean({expression});");
                break;
            default:
                Quoted(expression, value);
                break;
        }
    }

    /// <summary>Writes a value as JSON, <c>null</c> among them.</summary>
    public void JsonOrNull(string expression, ValueModel value)
    {
        if (!value.Nullable)
        {
            Json(expression, value);
            return;
        }

        var variable = NewVariable();
        writer.Open($"if ({expression} is {{ }} {variable})");
        Json(variable, value);
        writer.Close();
        writer.Open("else");
        writer.Line("writer.WriteConstant(\"null\"u8);");
        writer.Close();
    }

    /// <summary>Writes a body parameter with its leading comma; nothing where it is null.</summary>
    public void Parameter(Segment.Parameter parameter)
    {
        var name = Literal.Utf8($",{Shared.Json.JsonText.Quote(parameter.Name)}:");
        if (!parameter.Value.Nullable)
        {
            writer.Line($"writer.WriteConstant({name});");
            Json(parameter.Expression, parameter.Value);
            return;
        }

        var variable = NewVariable();
        writer.Open($"if ({parameter.Expression} is {{ }} {variable})");
        writer.Line($"writer.WriteConstant({name});");
        Json(variable, parameter.Value);
        writer.Close();
    }

    /// <summary>Writes the elements of a list as strings into a JSON array that is already open.</summary>
    public void Texts(Segment.Elements elements)
    {
        var item = NewVariable();
        OpenLoop(elements.Expression, item, elements.First, out var separator);
        Quoted(item, elements.Value);
        CloseLoop(separator);
    }

    private void Elements(string expression, ValueModel element, bool isFirst)
    {
        var item = NewVariable();
        OpenLoop(expression, item, isFirst, out var separator);
        JsonOrNull(item, element);
        CloseLoop(separator);
    }

    private void OpenLoop(string expression, string item, bool isFirst, out string? separator)
    {
        separator = isFirst ? NewVariable("isFirst") : null;
        if (separator is not null)
            writer.Line($"var {separator} = true;");

        writer.Open($"foreach (var {item} in {expression})");
        if (separator is null)
        {
            writer.Line("writer.WriteConstant(\",\"u8);");
            return;
        }

        writer.Open($"if (!{separator})");
        writer.Line("writer.WriteConstant(\",\"u8);");
        writer.Close();
        writer.Line();
    }

    private void CloseLoop(string? separator)
    {
        if (separator is not null)
            writer.Line($"{separator} = false;");

        writer.Close();
    }

    private void Quoted(string expression, ValueModel value)
    {
        writer.Line("writer.WriteConstant(\"\\\"\"u8);");
        Text(expression, value);
        writer.Line("writer.WriteConstant(\"\\\"\"u8);");
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

    private string NewVariable(string name = "value") => name + (++_variables).ToString(CultureInfo.InvariantCulture);
}

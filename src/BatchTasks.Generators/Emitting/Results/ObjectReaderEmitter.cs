using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>
/// Prints the method that reads an object: its properties in any order, the last of two with one name, unknown ones skipped. One that is missing is an
/// error where null is no value of it.
/// </summary>
internal static class ObjectReaderEmitter
{
    public static void Emit(SourceWriter writer, ObjectReaderModel model)
    {
        var locals = LocalNames.For(model.Properties);

        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        ReaderSyntax.EmitStartObject(writer, model.DisplayName);
        for (var i = 0; i < locals.Length; i++)
            writer.Line($"{model.Properties[i].Value.TypeName}? {locals[i]} = null;");

        ReaderSyntax.OpenPropertyLoop(writer);
        for (var i = 0; i < locals.Length; i++)
        {
            var property = model.Properties[i];
            writer.Open($"{(i > 0 ? "else " : "")}if (reader.ValueTextEquals({Literal.Utf8(property.JsonName)}))");
            writer.Line("reader.Read();");
            writer.Line($"{locals[i]} = {ReaderSyntax.Read(property.Value)};");
            writer.Close();
        }

        if (locals.Length == 0)
            writer.Line("reader.Skip();");
        else
            ReaderSyntax.EmitSkipUnknown(writer);

        writer.Close();
        writer.Line();
        EmitReturn(writer, model, locals);
        writer.Close();
    }

    private static void EmitReturn(SourceWriter writer, ObjectReaderModel model, string[] locals)
    {
        var arguments = model.ConstructorArguments.Select(property => Value(model, locals, property)).ToList();
        var initializers = Enumerable.Range(0, locals.Length)
            .Where(property => model.Properties[property].IsInitialized)
            .Select(property => $"{Identifier.Of(model.Properties[property].MemberName)} = {Value(model, locals, property)}")
            .ToList();

        var end = initializers.Count == 0 ? ";" : "";
        if (arguments.Count == 0)
        {
            writer.Line($"return new {model.TypeName}(){end}");
        }
        else
        {
            writer.Line($"return new {model.TypeName}(");
            EmitList(writer, arguments, ")" + end);
        }

        if (initializers.Count == 0)
            return;

        writer.Line("{");
        EmitList(writer, initializers, ",");
        writer.Line("};");
    }

    private static void EmitList(SourceWriter writer, List<string> items, string afterLast)
    {
        writer.Indent();
        for (var i = 0; i < items.Count; i++)
            writer.Line(items[i] + (i < items.Count - 1 ? "," : afterLast));

        writer.Outdent();
    }

    private static string Value(ObjectReaderModel model, string[] locals, int index)
    {
        var property = model.Properties[index];
        return property.Value.IsNullable ? locals[index] : $"{locals[index]} ?? {ReaderSyntax.ThrowMissing(property.JsonName, model.DisplayName)}";
    }
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>
/// Prints the method that reads an object: its properties in any order, the last of two with one name, unknown ones skipped. One that is missing is an
/// error where null is no value of it and it has no default.
/// </summary>
internal static class ObjectReaderEmitter
{
    public static void Emit(SourceWriter writer, ObjectReaderModel model)
    {
        var names = new LocalNames(model.Properties);
        var locals = names.Values;
        var flags = model.Properties.Select((property, i) => NeedsFlag(property) ? names.Flag(i) : null).ToArray();

        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        ReaderSyntax.EmitStartObject(writer, model.DisplayName);
        for (var i = 0; i < locals.Length; i++)
        {
            writer.Line($"{model.Properties[i].Value.TypeName}? {locals[i]} = null;");
            if (flags[i] is { } flag)
                writer.Line($"bool {flag} = false;");
        }

        ReaderSyntax.OpenPropertyLoop(writer);
        for (var i = 0; i < locals.Length; i++)
        {
            var property = model.Properties[i];
            writer.Open($"{(i > 0 ? "else " : "")}if (reader.TryReadValueOf({Literal.Utf8(property.JsonName)}))");
            writer.Line($"{locals[i]} = {ReaderSyntax.Read(property.Value)};");
            if (flags[i] is { } flag)
                writer.Line($"{flag} = true;");

            writer.Close();
        }

        if (locals.Length == 0)
            writer.Line("reader.Skip();");
        else
            ReaderSyntax.EmitSkipUnknown(writer);

        writer.Close();
        writer.Line();
        if (model.Properties.Any(IsKept))
            EmitKept(writer, model, names, flags);
        else
            EmitNew(writer, "return", model, locals, flags);

        writer.Close();
    }

    /// <summary>Whether null can't stand for "missing", since it is a value and something else is the default.</summary>
    private static bool NeedsFlag(ResultPropertyModel property) =>
        property.Value.IsNullable && (IsKept(property) || property.Absent is { Form: AbsentForm.Default, Default: not "null" });

    private static bool IsKept(ResultPropertyModel property) => property.Absent.Form is AbsentForm.Kept or AbsentForm.KeptByCopy;

    /// <summary>What has a value of the type's own is set only where the answer has another.</summary>
    private static void EmitKept(SourceWriter writer, ObjectReaderModel model, LocalNames names, string?[] flags)
    {
        var result = names.New("result");
        EmitNew(writer, $"{model.TypeName} {result} =", model, names.Values, flags);
        for (var i = 0; i < flags.Length; i++)
        {
            var property = model.Properties[i];
            if (!IsKept(property))
                continue;

            var given = property.Value.IsNullable ? names.Values[i] : names.New("given");
            var member = Identifier.Of(property.MemberName);
            writer.Line($"if ({flags[i] ?? $"{names.Values[i]} is {{ }} {given}"})");
            writer.Indent();
            writer.Line(property.Absent.Form == AbsentForm.Kept ? $"{result}.{member} = {given};" : $"{result} = {result} with {{ {member} = {given} }};");
            writer.Outdent();
            writer.Line();
        }

        writer.Line($"return {result};");
    }

    private static void EmitNew(SourceWriter writer, string start, ObjectReaderModel model, string[] locals, string?[] flags)
    {
        var arguments = model.ConstructorArguments.Select(property => Value(model, locals, flags, property)).ToList();
        var initializers = Enumerable.Range(0, locals.Length)
            .Where(property => model.Properties[property].IsInitialized)
            .Select(property => $"{Identifier.Of(model.Properties[property].MemberName)} = {Value(model, locals, flags, property)}")
            .ToList();

        var end = initializers.Count == 0 ? ";" : "";
        if (arguments.Count == 0)
        {
            writer.Line($"{start} new {model.TypeName}(){end}");
        }
        else
        {
            writer.Line($"{start} new {model.TypeName}(");
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

    private static string Value(ObjectReaderModel model, string[] locals, string?[] flags, int index)
    {
        var property = model.Properties[index];
        if (flags[index] is { } flag)
            return $"{flag} ? {locals[index]} : {property.Absent.Default}";

        return property.Value.IsNullable ? locals[index]
            : $"{locals[index]} ?? {property.Absent.Default ?? ReaderSyntax.ThrowMissing(property.JsonName, model.DisplayName)}";
    }
}

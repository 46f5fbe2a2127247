using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints the method that takes a result that is not an object out of the object around it, <c>{"value": …}</c>.</summary>
internal static class WrapperEmitter
{
    private const string Owner = "the result";

    public static void Emit(SourceWriter writer, string method, ResultValueModel value)
    {
        writer.Open(ReaderSyntax.Head(ReaderSyntax.TypeOf(value), method));
        ReaderSyntax.EmitStartObject(writer, Owner);
        writer.Line($"{value.TypeName}? value = null;");

        // Null is a value of a nullable result, so it can't stand for "missing" too.
        if (value.IsNullable)
            writer.Line("bool isFound = false;");

        ReaderSyntax.OpenPropertyLoop(writer);
        writer.Open($"if (reader.TryReadValueOf({Literal.Utf8(StructuredResultModel.WrapperProperty)}))");
        writer.Line($"value = {ReaderSyntax.Read(value)};");
        if (value.IsNullable)
            writer.Line("isFound = true;");

        writer.Close();
        ReaderSyntax.EmitSkipUnknown(writer);
        writer.Close();
        writer.Line();

        var missing = ReaderSyntax.ThrowMissing(StructuredResultModel.WrapperProperty, Owner);
        writer.Line(value.IsNullable ? $"return isFound ? value : {missing};" : $"return value ?? {missing};");
        writer.Close();
    }
}

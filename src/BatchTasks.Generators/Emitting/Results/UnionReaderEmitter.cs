using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>
/// Prints the method that reads one of several types: a copy of the reader looks for the property that tells which, first in what a schema asks for but anywhere in
/// what is read.
/// </summary>
internal static class UnionReaderEmitter
{
    private const string Copy = "discriminator";

    public static void Emit(SourceWriter writer, UnionReaderModel model)
    {
        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        ReaderSyntax.EmitStartObject(writer, model.DisplayName);
        writer.Line($"global::BatchTasks.BatchJsonTokens {Copy} = reader;");
        writer.Line($"if (!{ReaderSyntax.BatchJson}.FindProperty(ref {Copy}, {Literal.Utf8(model.Property)}))");
        writer.Indent();
        writer.Line(model.ItselfMethod is { } itself ? $"return {itself}(ref reader);" : $"{ReaderSyntax.ThrowMissing(model.Property, model.DisplayName)};");
        writer.Outdent();
        writer.Line();
        EmitTexts(writer, model);
        foreach (var branch in model.Branches.Where(static branch => branch.IsNumber))
        {
            EmitBranch(writer, $"{ReaderSyntax.BatchJson}.IsInteger(ref {Copy}, {branch.Discriminator})", branch.Method);
            writer.Line();
        }

        var values = string.Join(", ", model.Branches.Select(static branch => branch.IsNumber ? branch.Discriminator : $"\"{branch.Discriminator}\""));
        writer.Line($"throw {ReaderSyntax.BatchJson}.NotOneOf(ref {Copy}, {Literal.Text(values)});");
        writer.Close();
    }

    private static void EmitTexts(SourceWriter writer, UnionReaderModel model)
    {
        var texts = model.Branches.Where(static branch => !branch.IsNumber).ToList();
        if (texts.Count == 0)
            return;

        writer.Open($"if ({Copy}.TokenType == {ReaderSyntax.TokenType}.String)");
        for (var i = 0; i < texts.Count; i++)
        {
            if (i > 0)
                writer.Line();

            EmitBranch(writer, $"{Copy}.ValueTextEquals({Literal.Utf8(texts[i].Discriminator)})", texts[i].Method);
        }

        writer.Close();
        writer.Line();
    }

    private static void EmitBranch(SourceWriter writer, string condition, string method)
    {
        writer.Line($"if ({condition})");
        writer.Indent();
        writer.Line($"return {method}(ref reader);");
        writer.Outdent();
    }
}

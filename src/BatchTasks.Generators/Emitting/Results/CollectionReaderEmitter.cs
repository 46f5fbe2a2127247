using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints the method that reads an array of JSON.</summary>
internal static class CollectionReaderEmitter
{
    private const string Collections = "global::System.Collections";

    public static void Emit(SourceWriter writer, CollectionReaderModel model)
    {
        var item = ReaderSyntax.TypeOf(model.Item);

        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        writer.Line($"{ReaderSyntax.BatchJson}.ReadStartArray(ref reader);");
        writer.Line($"var items = {NewItems(model.Form, item)};");
        writer.Line($"while (reader.Read() && reader.TokenType != {ReaderSyntax.TokenType}.EndArray)");
        writer.Indent();
        writer.Line($"items.Add({ReaderSyntax.Read(model.Item)});");
        writer.Outdent();
        writer.Line();
        writer.Line($"return {Finished(model.Form)};");
        writer.Close();
    }

    private static string NewItems(CollectionForm form, string item) => form switch
    {
        CollectionForm.ImmutableArray => $"{Collections}.Immutable.ImmutableArray.CreateBuilder<{item}>()",
        CollectionForm.HashSet => $"new {Collections}.Generic.HashSet<{item}>()",
        _ => $"new {Collections}.Generic.List<{item}>()",
    };

    private static string Finished(CollectionForm form) => form switch
    {
        CollectionForm.Array => "items.ToArray()",
        CollectionForm.ImmutableArray => "items.ToImmutable()",
        _ => "items",
    };
}

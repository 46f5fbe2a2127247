using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints the method that reads an array of JSON.</summary>
internal static class CollectionReaderEmitter
{
    public static void Emit(SourceWriter writer, CollectionReaderModel model)
    {
        var item = ReaderSyntax.TypeOf(model.Item);

        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        writer.Line($"{ReaderSyntax.BatchJson}.ReadStartArray(ref reader);");
        writer.Line(NewItems(model.Form, item));
        writer.Line("while (reader.ReadItem())");
        writer.Indent();
        writer.Line($"items.Add({ReaderSyntax.Read(model.Item)});");
        writer.Outdent();
        writer.Line();
        writer.Line($"return {Finished(model.Form)};");
        writer.Close();
    }

    /// <summary>The declaration of the items. It names their type: a type of the user's may be called <c>var</c>.</summary>
    private static string NewItems(CollectionForm form, string item)
    {
        var type = form == CollectionForm.HashSet ? $"global::System.Collections.Generic.HashSet<{item}>" : $"global::BatchTasks.BatchJsonItems<{item}>";
        return $"{type} items = new {type}();";
    }

    private static string Finished(CollectionForm form) => form switch
    {
        CollectionForm.Array => "items.ToArray()",
        CollectionForm.List => "items.ToList()",
        CollectionForm.ImmutableArray => "items.ToImmutableArray()",
        _ => "items",
    };
}

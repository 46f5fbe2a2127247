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
        writer.Line(NewItems(model.Form, item));
        writer.Line($"while (reader.Read() && reader.TokenType != {ReaderSyntax.TokenType}.EndArray)");
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
        var type = form switch
        {
            CollectionForm.ImmutableArray => $"{Collections}.Immutable.ImmutableArray<{item}>.Builder",
            CollectionForm.HashSet => $"{Collections}.Generic.HashSet<{item}>",
            _ => $"{Collections}.Generic.List<{item}>",
        };
        var value = form == CollectionForm.ImmutableArray ? $"{Collections}.Immutable.ImmutableArray.CreateBuilder<{item}>()" : $"new {type}()";
        return $"{type} items = {value};";
    }

    private static string Finished(CollectionForm form) => form switch
    {
        CollectionForm.Array => "items.ToArray()",
        CollectionForm.ImmutableArray => "items.ToImmutable()",
        _ => "items",
    };
}

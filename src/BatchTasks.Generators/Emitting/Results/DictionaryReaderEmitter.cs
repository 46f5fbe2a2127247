using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints the method that reads an object of any names; the last of two with one name counts.</summary>
internal static class DictionaryReaderEmitter
{
    public static void Emit(SourceWriter writer, DictionaryReaderModel model)
    {
        var name = model.IsSorted ? "SortedDictionary" : "Dictionary";
        var type = $"global::System.Collections.Generic.{name}<string, {ReaderSyntax.TypeOf(model.Value)}>";
        var comparer = model.IsSorted ? "global::System.StringComparer.Ordinal" : "";

        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        writer.Line($"{ReaderSyntax.BatchJson}.ReadStartObject(ref reader, {Literal.Text(model.DisplayName)});");
        writer.Line($"{type} items = new {type}({comparer});");
        ReaderSyntax.OpenPropertyLoop(writer);
        writer.Line($"string name = {ReaderSyntax.BatchJson}.ReadName(ref reader);");
        writer.Line($"items[name] = {ReaderSyntax.Read(model.Value)};");
        writer.Close();
        writer.Line();
        writer.Line("return items;");
        writer.Close();
    }
}

using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting.Results;

/// <summary>Prints the method that reads an enum from the names of its members, exactly as the schema lists them.</summary>
internal static class EnumReaderEmitter
{
    /// <summary>How many names an error message lists.</summary>
    private const int NamesInMessage = 20;

    public static void Emit(SourceWriter writer, EnumReaderModel model)
    {
        writer.Open(ReaderSyntax.Head(model.TypeName, model.Method));
        writer.Open($"if (reader.TokenType == {ReaderSyntax.TokenType}.String)");
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (i > 0)
                writer.Line();

            var member = model.Members[i];
            writer.Line($"if (reader.ValueTextEquals({Literal.Utf8(member.JsonName)}))");
            writer.Indent();
            writer.Line($"return {model.TypeName}.{Identifier.Of(member.MemberName)};");
            writer.Outdent();
        }

        writer.Close();
        writer.Line();
        writer.Line($"throw {ReaderSyntax.BatchJson}.NotOneOf(ref reader, {Literal.Text(Names(model))});");
        writer.Close();
    }

    private static string Names(EnumReaderModel model)
    {
        var names = string.Join(", ", model.Members.Take(NamesInMessage).Select(member => $"\"{member.JsonName}\""));
        return model.Members.Count <= NamesInMessage ? names : $"{model.Members.Count} names ({names}, …)";
    }
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints how a custom_id is read back into the members that it was written from.</summary>
internal static class CustomIdEmitter
{
    private const string Template = GeneratedMemberNames.CustomIdTemplate;
    private const string Texts = "global::BatchTasks.CustomIdText";

    public static void EmitTemplate(SourceWriter writer, TaskModel task)
    {
        var literals = string.Join(", ", task.CustomId.Literals.Select(Literal.Text));
        var holes = string.Join(", ", task.CustomId.Holes.Select(h => HoleTexts(h, task.Enums)));
        writer.Line($"private static readonly global::BatchTasks.CustomIdTemplate {Template} = new global::BatchTasks.CustomIdTemplate(");
        writer.Indent();
        writer.Line($"new string[] {{ {literals} }},");
        writer.Line($"new {Texts}[] {{ {holes} }});");
        writer.Outdent();
    }

    public static void EmitTryParse(SourceWriter writer, TaskModel task)
    {
        var match = task.CustomId.MatchVariable;
        var holes = task.CustomId.Holes;
        writer.Open(PublicSignatures.TryParseCustomId(task.CustomId));
        writer.Line($"global::BatchTasks.CustomIdMatch {match} = {Template}.Match({task.CustomId.IdParameter});");
        for (var i = 0; i < holes.Count; i++)
            writer.Line($"{holes[i].Parameter} = {Read(holes[i], match, i, task.Enums)};");

        writer.Line($"return {match}.IsMatch;");
        writer.Close();
    }

    /// <summary>Prints a method for each enum in the id. The template matches its names only; an id that does not match has none.</summary>
    public static void EmitEnumReaders(SourceWriter writer, TaskModel task)
    {
        foreach (var type in task.CustomId.Holes.Where(h => h.Kind == CustomIdKind.Enum).Select(h => h.TypeName).Distinct())
        {
            writer.Line();
            writer.Open($"private static {type} {EnumReader(type, task.Enums)}(global::System.ReadOnlySpan<char> text)");
            writer.Line("return text switch");
            writer.Line("{");
            writer.Indent();
            foreach (var member in ReadableMembers(type, task.Enums))
                writer.Line($"{Literal.Text(member.Text)} => {member.Field},");

            writer.Line("_ => default,");
            writer.Outdent();
            writer.Line("};");
            writer.Close();
        }
    }

    private static string HoleTexts(CustomIdHoleModel hole, EquatableArray<EnumTextModel> enums) => hole.Kind == CustomIdKind.Enum
        ? $"{Texts}.OneOf({string.Join(", ", ReadableMembers(hole.TypeName, enums).Select(m => Literal.Text(m.Text)))})"
        : $"{Texts}.{hole.Kind}";

    private static string Read(CustomIdHoleModel hole, string match, int place, EquatableArray<EnumTextModel> enums) => hole.Kind == CustomIdKind.Enum
        ? $"{EnumReader(hole.TypeName, enums)}({match}.GetText({place}))"
        : $"{match}.Read{hole.Kind}({place})";

    /// <summary>The place of the enum among the task's enums makes the method's name one of its own.</summary>
    private static string EnumReader(string type, EquatableArray<EnumTextModel> enums) =>
        GeneratedMemberNames.ReadEnum(enums.Select((e, i) => (e.TypeName, i)).First(e => e.TypeName == type).i);

    /// <summary>Of two members with one text, the first is read.</summary>
    private static IEnumerable<EnumMemberModel> ReadableMembers(string type, EquatableArray<EnumTextModel> enums) =>
        enums.First(e => e.TypeName == type).Members.GroupBy(m => m.Text, StringComparer.Ordinal).Select(g => g.First());
}

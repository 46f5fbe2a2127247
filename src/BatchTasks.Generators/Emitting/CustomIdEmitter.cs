using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints how a custom_id is read back into the members that it was written from.</summary>
internal static class CustomIdEmitter
{
    private const string Template = GeneratedMemberNames.CustomIdTemplate;
    private const string Culture = "global::System.Globalization.CultureInfo.InvariantCulture";
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
        var id = task.CustomId.IdParameter;
        var ranges = task.CustomId.RangesVariable;
        var holes = task.CustomId.Holes;
        writer.Open(PublicSignatures.TryParseCustomId(task.CustomId));
        writer.Line($"global::System.Span<global::System.Range> {ranges} = stackalloc global::System.Range[{holes.Count}];");
        writer.Open($"if (!{Template}.TryMatch({id}, {ranges}))");
        foreach (var hole in holes)
            writer.Line($"{hole.Parameter} = {(hole.Kind == CustomIdKind.String ? "string.Empty" : "default")};");

        writer.Line("return false;");
        writer.Close();
        writer.Line();
        for (var i = 0; i < holes.Count; i++)
            writer.Line($"{holes[i].Parameter} = {Read(holes[i], $"{id}[{ranges}[{i}]]", task.Enums)};");

        writer.Line("return true;");
        writer.Close();
    }

    /// <summary>Prints a method for each enum in the id.</summary>
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

            writer.Line("_ => throw new global::System.FormatException(text.ToString()),");
            writer.Outdent();
            writer.Line("};");
            writer.Close();
        }
    }

    private static string HoleTexts(CustomIdHoleModel hole, EquatableArray<EnumTextModel> enums) => hole.Kind == CustomIdKind.Enum
        ? $"{Texts}.OneOf({string.Join(", ", ReadableMembers(hole.TypeName, enums).Select(m => Literal.Text(m.Text)))})"
        : $"{Texts}.{hole.Kind}";

    private static string Read(CustomIdHoleModel hole, string text, EquatableArray<EnumTextModel> enums) => hole.Kind switch
    {
        CustomIdKind.String => $"{text}.ToString()",
        CustomIdKind.Char => $"{text}[0]",
        CustomIdKind.Boolean => $"bool.Parse({text})",
        CustomIdKind.Guid => $"global::System.Guid.ParseExact({text}, \"D\")",
        CustomIdKind.DateOnly => $"global::System.DateOnly.ParseExact({text}, \"O\", {Culture})",
        CustomIdKind.TimeOnly => $"global::System.TimeOnly.ParseExact({text}, \"O\", {Culture})",
        CustomIdKind.DateTime => $"global::System.DateTime.ParseExact({text}, \"O\", {Culture}, global::System.Globalization.DateTimeStyles.RoundtripKind)",
        CustomIdKind.DateTimeOffset => $"global::System.DateTimeOffset.ParseExact({text}, \"O\", {Culture})",
        CustomIdKind.TimeSpan => $"global::System.TimeSpan.ParseExact({text}, \"c\", {Culture})",
        CustomIdKind.Enum => $"{EnumReader(hole.TypeName, enums)}({text})",
        _ => $"{hole.TypeName}.Parse({text}, global::System.Globalization.NumberStyles.AllowLeadingSign, {Culture})",
    };

    /// <summary>The place of the enum among the task's enums makes the method's name one of its own.</summary>
    private static string EnumReader(string type, EquatableArray<EnumTextModel> enums) =>
        GeneratedMemberNames.ReadEnum(enums.Select((e, i) => (e.TypeName, i)).First(e => e.TypeName == type).i);

    /// <summary>Of two members with one text, the first is read.</summary>
    private static IEnumerable<EnumMemberModel> ReadableMembers(string type, EquatableArray<EnumTextModel> enums) =>
        enums.First(e => e.TypeName == type).Members.GroupBy(m => m.Text, StringComparer.Ordinal).Select(g => g.First());
}

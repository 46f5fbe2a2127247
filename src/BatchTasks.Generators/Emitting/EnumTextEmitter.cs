using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the methods that write an enum's names, overloads of one name.</summary>
internal static class EnumTextEmitter
{
    public const string MethodName = GeneratedMemberNames.WriteEnum;

    public static void Emit(SourceWriter writer, EnumTextModel model)
    {
        writer.Open($"private static void {MethodName}({model.TypeName} value, ref global::BatchTasks.BatchLineWriter writer)");
        writer.Open("switch (value)");
        foreach (var member in model.Members)
        {
            writer.Line($"case {member.Field}:");
            writer.Indent();
            writer.Line($"writer.WriteConstant({Literal.Utf8(JsonText.Escape(member.Text))});");
            writer.Line("break;");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Line($"writer.WriteNumber(unchecked(({model.Underlying})value));");
        writer.Line("break;");
        writer.Outdent();
        writer.Close();
        writer.Close();
    }
}

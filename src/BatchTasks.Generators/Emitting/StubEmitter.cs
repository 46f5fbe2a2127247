using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the part of a type whose declaration has errors: it compiles, so that what the analyzer reports about it stands alone.</summary>
internal static class StubEmitter
{
    private const string Throw = "throw new global::System.NotSupportedException(\"The [BatchTask] declaration has errors.\")";

    public static SourceText Emit(StubModel stub)
    {
        var writer = new SourceWriter();
        var type = stub.Declaration.TypeName;
        var serializer = $"global::BatchTasks.IBatchTaskSerializer<{type}, {stub.ResultTypeName}>";
        SourceFile.Open(writer, stub.Declaration, serializer, stub.Suppressions);
        writer.Line($"{PublicSignatures.Definition(serializer, stub.TakenNames.Contains(GeneratedMemberNames.Definition))} => {Throw};");
        writer.Line();
        EmitPublicMembers(writer, stub);
        writer.Line($"static void {serializer}.WriteCustomId({type} task, ref global::BatchTasks.BatchLineWriter writer) => {Throw};");
        writer.Line();
        writer.Line($"static void {serializer}.WriteBody({type} task, ref global::BatchTasks.BatchLineWriter writer) => {Throw};");
        writer.Line();
        writer.Line($"static {stub.ResultTypeName} {serializer}.ReadResult(global::BatchTasks.BatchAnswer answer) => {Throw};");
        TaskEmitter.EmitToolRecords(writer, stub.ToolRecords);
        if (stub.ExtraBody is { } extra)
            TaskEmitter.EmitExtraBody(writer, extra);

        SourceFile.Close(writer, stub.Declaration);
        return writer.ToSourceText();
    }

    /// <summary>So that the code that uses the task has no errors of its own.</summary>
    private static void EmitPublicMembers(SourceWriter writer, StubModel stub)
    {
        Emit(GeneratedMemberNames.GetCustomId, PublicSignatures.GetCustomId);
        Emit(GeneratedMemberNames.ToBatchLine, PublicSignatures.ToBatchLine);
        if (stub.CustomId is { } customId)
            Emit(GeneratedMemberNames.TryParseCustomId, PublicSignatures.TryParseCustomId(customId));

        if (!stub.TakenNames.Contains(GeneratedMemberNames.ReadResultsAsync))
        {
            PublicSignatures.ReadResultsAsync(writer, stub.ResultAccess, stub.ResultTypeName, Throw);
            writer.Line();
        }

        void Emit(string name, string signature)
        {
            if (stub.TakenNames.Contains(name))
                return;

            writer.Line($"{signature} => {Throw};");
            writer.Line();
        }
    }
}

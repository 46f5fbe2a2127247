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
        writer.Line($"static global::BatchTasks.BatchTaskDefinition {serializer}.Definition => {Throw};");
        writer.Line();
        writer.Line($"static void {serializer}.WriteCustomId({type} task, ref global::BatchTasks.BatchLineWriter writer) => {Throw};");
        writer.Line();
        writer.Line($"static void {serializer}.WriteBody({type} task, ref global::BatchTasks.BatchLineWriter writer) => {Throw};");
        writer.Line();
        writer.Line($"static {stub.ResultTypeName} {serializer}.ReadResult(global::BatchTasks.BatchAnswer answer) => {Throw};");
        SourceFile.Close(writer, stub.Declaration);
        return writer.ToSourceText();
    }
}

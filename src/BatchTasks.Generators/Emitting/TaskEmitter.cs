using System.Linq;
using BatchTasks.Generators.Emitting.Results;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the generated part of a task type. All decisions are in the model.</summary>
internal static class TaskEmitter
{
    private const string Writer = "ref global::BatchTasks.BatchLineWriter writer";

    public static SourceText Emit(TaskModel task)
    {
        var writer = new SourceWriter();
        var type = task.Declaration.TypeName;
        var serializer = $"global::BatchTasks.IBatchTaskSerializer<{type}, {task.Result.TypeName}>";
        SourceFile.Open(writer, task.Declaration, serializer, task.Suppressions);
        CustomIdEmitter.EmitTemplate(writer, task);
        writer.Line();
        DefinitionEmitter.Emit(writer, task, serializer);
        PublicMembersEmitter.Emit(writer, task);
        EmitWriters(writer, task, serializer);
        EmitReadResult(writer, task, serializer);
        EmitHelpers(writer, task);
        SourceFile.Close(writer, task.Declaration);
        return writer.ToSourceText();
    }

    private static void EmitWriters(SourceWriter writer, TaskModel task, string serializer)
    {
        var type = task.Declaration.TypeName;
        writer.Open($"static void {serializer}.WriteCustomId({type} task, {Writer})");
        new SegmentEmitter(writer).Emit(task.CustomId.Segments);
        writer.Close();
        writer.Line();
        writer.Open($"static void {serializer}.WriteBody({type} task, {Writer})");
        new SegmentEmitter(writer).Emit(task.Body);
        writer.Close();
        writer.Line();
        if (task.InputLists.Count == 0 && task.SingleInputs == 1)
            return;

        var counts = task.InputLists.Select(l => l.CountExpression).Concat(task.SingleInputs > 0 ? [task.SingleInputs.ToString(System.Globalization.CultureInfo.InvariantCulture)] : []);
        writer.Line($"static int {serializer}.CountInputs({type} task) => {string.Join(" + ", counts)};");
        writer.Line();
    }

    private static void EmitReadResult(SourceWriter writer, TaskModel task, string serializer)
    {
        writer.Open($"static {task.Result.TypeName} {serializer}.ReadResult(global::BatchTasks.BatchAnswer answer)");
        ResultReaderEmitter.EmitReadResultBody(writer, task.Result);
        writer.Close();
        if (task.Result.StructuredOrOfChoice is null && task.Result.ToolReaders.Count == 0)
            return;

        writer.Line();
        ResultReaderEmitter.Emit(writer, task.Result);
    }

    /// <summary>Prints the records for the arguments of functions that methods describe.</summary>
    public static void EmitToolRecords(SourceWriter writer, EquatableArray<ToolRecordModel> records)
    {
        foreach (var record in records)
        {
            writer.Line();
            writer.Line($"/// <summary>The arguments of a call of <c>{record.Function}</c>.</summary>");
            writer.Line($"{record.Access} sealed record {record.Name}({string.Join(", ", record.Members.Select(static member => $"{member.TypeName} {member.Name}"))});");
        }
    }

    private static void EmitHelpers(SourceWriter writer, TaskModel task)
    {
        foreach (var model in task.Enums)
        {
            writer.Line();
            EnumTextEmitter.Emit(writer, model);
        }

        CustomIdEmitter.EmitEnumReaders(writer, task);
        EmitToolRecords(writer, task.Result.ToolRecords);

        EmitExtraBody(writer, task);
        foreach (var captured in task.CapturedParameters)
        {
            writer.Line();
            writer.Line($"private {captured.TypeName} {captured.Property} => {captured.Parameter};");
        }
    }

    /// <summary>The declaration that a task may implement; it stands in a task with errors as well, so that they stand alone.</summary>
    public static void EmitExtraBody(SourceWriter writer, ExtraBodyModel declaration)
    {
        writer.Line();
        writer.Line("/// <summary>Implement it to write members of the request's body that no attribute writes: each a property name and its value.</summary>");
        writer.Line($"/// <param name=\"{declaration.Parameter.TrimStart('@')}\">The writer, inside of the body. What it writes is kept only where the names are not those of the body's other members.</param>");
        writer.Line($"{declaration.Modifiers}partial void {GeneratedMemberNames.WriteExtraBody}(global::System.Text.Json.Utf8JsonWriter {declaration.Parameter});");
    }

    private static void EmitExtraBody(SourceWriter writer, TaskModel task)
    {
        if (task.ExtraBody is { } declaration)
            EmitExtraBody(writer, declaration);

        if (task.Body.OfType<Segment.ExtraBody>().FirstOrDefault() is { } extra)
        {
            writer.Line();
            writer.Line($"private static readonly string[] {GeneratedMemberNames.BodyNames} = new string[] {{ {string.Join(", ", extra.Taken.Select(Literal.Text))} }};");
        }
    }
}

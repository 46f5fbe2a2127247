using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints what is the same for every task of a type.</summary>
internal static class DefinitionEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task, string serializer)
    {
        var isTaken = task.TakenNames.Contains(GeneratedMemberNames.Definition);
        if (!isTaken)
        {
            Documentation.Summary(writer, $"What is the same for every {Documentation.NameOf(task)}: its endpoint, model, custom_id template and result schema.");
            Documentation.Schema(writer, task.Result);
        }

        writer.Line($"{PublicSignatures.Definition(serializer, isTaken)} {{ get; }} = new {PublicSignatures.DefinitionType}");
        writer.Line("{");
        writer.Indent();
        writer.Line($"Endpoint = {Literal.Text(task.Endpoint)},");
        if (task.Model is { } model)
            writer.Line($"Model = {Literal.Text(model)},");

        writer.Line($"CustomIdTemplate = {Literal.Text(task.CustomId.Template)},");
        if (task.BatchName is { } batch)
            writer.Line($"BatchName = {Literal.Text(batch)},");

        writer.Line($"AnswerKind = global::BatchTasks.BatchAnswerKind.{task.AnswerKind},");
        if (task.Result.StructuredOrOfChoice?.Schema is { } schema)
            writer.Line($"ResultSchema = {Literal.Text(schema)},");

        writer.Outdent();
        writer.Line("};");
        writer.Line();
    }
}

using System.Linq;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the public methods of a task type, with a sample line in their documentation.</summary>
internal static class PublicMembersEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        if (!task.TakenNames.Contains(GeneratedMemberNames.GetCustomId))
            EmitGetCustomId(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.ToBatchLine))
            EmitToBatchLine(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.TryParseCustomId))
            EmitTryParseCustomId(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.ReadResultsAsync))
            EmitReadResultsAsync(writer, task);
    }

    private static void EmitGetCustomId(SourceWriter writer, TaskModel task)
    {
        Documentation.Summary(writer, $"The task's <c>custom_id</c>, from the template <c>{Documentation.Escape(task.CustomId.Template)}</c>.");
        writer.Line($"{PublicSignatures.GetCustomId} => global::BatchTasks.BatchLine.GetCustomId<{task.Declaration.TypeName}, {task.Result.TypeName}>(this);");
        writer.Line();
    }

    private static void EmitToBatchLine(SourceWriter writer, TaskModel task)
    {
        Documentation.Summary(writer, "The task's request line, without a line break, to look at. <see cref=\"global::BatchTasks.BatchFile\"/> writes whole files.");
        Documentation.Example(writer, task.SampleLine);
        writer.Line($"{PublicSignatures.ToBatchLine} => global::BatchTasks.BatchLine.GetText<{task.Declaration.TypeName}, {task.Result.TypeName}>(this);");
        writer.Line();
    }

    private static void EmitTryParseCustomId(SourceWriter writer, TaskModel task)
    {
        Documentation.Summary(writer, $"Reads the members back out of a <c>custom_id</c> of the template <c>{Documentation.Escape(task.CustomId.Template)}</c>.");
        writer.Line("/// <returns>False where the template can't have written the id, or could have written it from two different tasks.</returns>");
        CustomIdEmitter.EmitTryParse(writer, task);
        writer.Line();
    }

    private static void EmitReadResultsAsync(SourceWriter writer, TaskModel task)
    {
        var result = task.Result.TypeName;
        Documentation.Summary(writer, $"Reads the result files of a batch of {Documentation.NameOf(task)}: an outcome for each line, in bounded memory.");
        writer.Line("/// <param name=\"outputFile\">The output file, or null where the batch has none.</param>");
        writer.Line("/// <param name=\"errorFile\">The error file, or null where the batch has none. A batch may have both: what is in neither was lost without a word.</param>");
        writer.Line("/// <param name=\"options\">How the files are read.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the reading.</param>");
        PublicSignatures.ReadResultsAsync(
            writer,
            task.ResultAccess,
            result,
            $"global::BatchTasks.BatchFile.ReadAsync<{task.Declaration.TypeName}, {result}>(outputFile, errorFile, options, cancellationToken)");
        writer.Line();
    }
}

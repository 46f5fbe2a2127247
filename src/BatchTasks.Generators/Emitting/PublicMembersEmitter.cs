using System.Globalization;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;

namespace BatchTasks.Generators.Emitting;

/// <summary>Prints the public members of a task type, with a sample line and the schema in their documentation.</summary>
internal static class PublicMembersEmitter
{
    public static void Emit(SourceWriter writer, TaskModel task)
    {
        if (!task.TakenNames.Contains(GeneratedMemberNames.Definition))
            EmitDefinition(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.GetCustomId))
            EmitGetCustomId(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.ToBatchLine))
            EmitToBatchLine(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.TryParseCustomId))
            EmitTryParseCustomId(writer, task);

        if (!task.TakenNames.Contains(GeneratedMemberNames.ReadResultsAsync))
            EmitReadResultsAsync(writer, task);
    }

    private static void EmitDefinition(SourceWriter writer, TaskModel task)
    {
        Summary(writer, $"What is the same for every {Cref(task)}: its endpoint, model, custom_id template and result schema.");
        Schema(writer, task);
        writer.Line($"{PublicSignatures.Definition} => {GeneratedMemberNames.DefinitionField};");
        writer.Line();
    }

    private static void EmitGetCustomId(SourceWriter writer, TaskModel task)
    {
        Summary(writer, $"The task's <c>custom_id</c>, from the template <c>{Escape(task.CustomId.Template)}</c>.");
        writer.Line($"{PublicSignatures.GetCustomId} => global::BatchTasks.BatchLine.GetCustomId<{task.Declaration.TypeName}, {task.Result.TypeName}>(this);");
        writer.Line();
    }

    private static void EmitToBatchLine(SourceWriter writer, TaskModel task)
    {
        Summary(writer, "The task's request line, without a line break, to look at. <see cref=\"global::BatchTasks.BatchFile\"/> writes whole files.");
        Example(writer, task);
        writer.Line($"{PublicSignatures.ToBatchLine} => global::BatchTasks.BatchLine.GetText<{task.Declaration.TypeName}, {task.Result.TypeName}>(this);");
        writer.Line();
    }

    private static void EmitTryParseCustomId(SourceWriter writer, TaskModel task)
    {
        Summary(writer, $"Reads the members back out of a <c>custom_id</c> of the template <c>{Escape(task.CustomId.Template)}</c>.");
        writer.Line("/// <returns>False where the template can't have written the id, or could have written it from two different tasks.</returns>");
        CustomIdEmitter.EmitTryParse(writer, task);
        writer.Line();
    }

    private static void EmitReadResultsAsync(SourceWriter writer, TaskModel task)
    {
        var result = task.Result.TypeName;
        Summary(writer, $"Reads the result files of a batch of {Cref(task)}: an outcome for each line, in bounded memory.");
        writer.Line("/// <param name=\"outputFile\">The output file, or null where the batch has none.</param>");
        writer.Line("/// <param name=\"errorFile\">The error file, or null where the batch has none. A batch may have both: what is in neither was lost without a word.</param>");
        writer.Line("/// <param name=\"options\">How the files are read.</param>");
        writer.Line("/// <param name=\"cancellationToken\">Stops the reading.</param>");
        Schema(writer, task);
        PublicSignatures.ReadResultsAsync(
            writer,
            task.ResultAccess,
            result,
            $"global::BatchTasks.BatchFile.ReadAsync<{task.Declaration.TypeName}, {result}>(outputFile, errorFile, options, cancellationToken)");
        writer.Line();
    }

    private static void Summary(SourceWriter writer, string text) => writer.Line($"/// <summary>{text}</summary>");

    private static void Schema(SourceWriter writer, TaskModel task)
    {
        if (task.Result.StructuredOrOfChoice?.Schema is not { } schema)
            return;

        writer.Line("/// <remarks>The schema that the answers keep to:");
        writer.Line($"/// <code>{Escape(schema)}</code></remarks>");
    }

    private static void Example(SourceWriter writer, TaskModel task)
    {
        writer.Line("/// <example>A line such as it writes:");
        writer.Line($"/// <code>{Escape(task.SampleLine)}</code></example>");
    }

    private static string Cref(TaskModel task) => $"<c>{Escape(task.Declaration.DisplayName)}</c>";

    /// <summary>Text for XML, on one line: line breaks, and what XML has no place for, as C# escapes.</summary>
    private static string Escape(string text)
    {
        text = WellFormed.Of(text);
        if (!NeedsEscape(text))
            return text;

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when HasNoPlace(character) =>
                    escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(string text)
    {
        foreach (var character in text)
        {
            if (character is '&' or '<' or '>' || HasNoPlace(character))
                return true;
        }

        return false;
    }

    private static bool HasNoPlace(char character) => char.IsControl(character) || character is '\u2028' or '\u2029' or '\ufffe' or '\uffff';
}

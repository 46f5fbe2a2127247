using BatchTasks;
using OpenAI;
using Samples;
using Spectre.Console;

namespace ChatEvaluation;

/// <summary>The main job: both prompts over the test set in one batch, and which of them is better.</summary>
internal static class EvaluationRun
{
    public const string Messages = "--messages";

    /// <summary>Returns whether there is an outcome for each message and prompt.</summary>
    public static async Task<bool> RunAsync(OpenAIClient client, SampleOptions options)
    {
        var messages = CsvFile.Read<LabelledMessage>(options.Inputs[Messages]);
        List<EvaluationTask> tasks =
        [
            .. messages.Select(message => EvaluationTask.Of(new PlainTask(message.Id, message.Text))),
            .. messages.Select(message => EvaluationTask.Of(new GuidedTask(message.Id, message.Text))),
        ];
        var plan = await BatchPlan.CreateAsync(tasks, options.ToRunOptions());
        await RunReport.PlanAsync(plan);

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var outcomes = new List<BatchOutcome<BatchChoice<Topic>>>();
        var plainById = new Dictionary<int, BatchOutcome<BatchChoice<Topic>>>();
        var guidedById = new Dictionary<int, BatchOutcome<BatchChoice<Topic>>>();
        await foreach (var outcome in client.RunBatchAsync(plan))
        {
            outcomes.Add(outcome);

            // The id tells the type of the task, and leads back to the message.
            if (PlainTask.TryParseCustomId(outcome.CustomId, out var id))
                plainById.Add(id, outcome);
            else if (GuidedTask.TryParseCustomId(outcome.CustomId, out id))
                guidedById.Add(id, outcome);
        }

        var balances = RunReport.Summary(outcomes, tasks.Count);
        var plain = new PromptScore("plain", [.. messages.Select(message => new Judged(message, plainById[message.Id]))]);
        var guided = new PromptScore("guided", [.. messages.Select(message => new Judged(message, guidedById[message.Id]))]);
        Report.Accuracy(plain, guided);
        Report.Difference(plain, guided);
        Report.Confusion(plain);
        Report.Confusion(guided);
        Report.Misjudged(plain, guided);

        var evaluation = Path.Combine(options.OutputDirectory, "evaluation.csv");
        CsvFile.Write(evaluation, plain.Rows.Zip(guided.Rows, EvaluatedMessage.Of));
        RunReport.Files($"The request file, the result files and {Path.GetFileName(evaluation)}", options);
        return balances;
    }
}

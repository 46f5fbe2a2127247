using BatchTasks;
using OpenAI;
using Samples;
using Spectre.Console;

namespace DocumentEmbeddings;

/// <summary>The main job: documents to chunks, chunks to vectors, and the nearest of them for each question.</summary>
internal static class EmbeddingRun
{
    public const string Documents = "--documents";
    public const string Questions = "--questions";

    private const int Neighbours = 3;

    /// <summary>Returns whether there is an outcome for each chunk and each question.</summary>
    public static async Task<bool> RunAsync(OpenAIClient client, SampleOptions options)
    {
        var chunks = Chunks.OfFolder(options.Inputs[Documents]);
        var questions = File.ReadLines(options.Inputs[Questions])
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select((line, index) => new QuestionTask(index + 1, line.Trim()))
            .ToList();
        Report.Chunks(chunks);

        var plan = await BatchPlan.CreateAsync(chunks, options.ToRunOptions());
        await RunReport.PlanAsync(plan);

        AnsiConsole.MarkupLine("[bold]The run[/]");
        var byPlace = chunks.ToDictionary(chunk => (chunk.Document, chunk.Chunk));
        var index = new VectorIndex();
        var outcomes = new List<BatchOutcome>();
        await foreach (var outcome in client.RunBatchAsync(plan))
        {
            outcomes.Add(outcome);

            // The id is read back into the members that it was written from, which lead to the document and the chunk.
            if (outcome is BatchOutcome<ReadOnlyMemory<float>>.Succeeded { Value: var vector }
                && ChunkTask.TryParseCustomId(outcome.CustomId, out var document, out var chunk))
            {
                index.Add(byPlace[(document, chunk)], vector);
            }
        }

        var balances = RunReport.Summary(outcomes, chunks.Count);

        // Nobody waits a day for the answer to a question: the same kind of task, sent at once.
        var answered = 0;
        await foreach (var outcome in client.PreviewAsync(questions))
        {
            answered++;
            Report.Nearest(questions.Single(question => question.GetCustomId() == outcome.CustomId), outcome, vector => index.Nearest(vector, Neighbours));
        }

        RunReport.Files("The request file and the result files", options);
        return balances && answered == questions.Count;
    }
}

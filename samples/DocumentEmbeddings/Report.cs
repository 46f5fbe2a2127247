using System.Globalization;
using BatchTasks;
using Spectre.Console;

namespace DocumentEmbeddings;

/// <summary>What the sample shows.</summary>
internal static class Report
{
    private const int ExcerptCharacters = 120;

    public static void Chunks(IReadOnlyCollection<ChunkTask> chunks) =>
        AnsiConsole.MarkupLineInterpolated($"{chunks.Select(chunk => chunk.Document).Distinct().Count()} documents in {chunks.Count} chunks");

    public static void Nearest(
        QuestionTask question, BatchOutcome<ReadOnlyMemory<float>> outcome, Func<ReadOnlyMemory<float>, IReadOnlyList<Neighbour>> nearest)
    {
        AnsiConsole.MarkupLineInterpolated($"\n[bold]{question.Text}[/]");
        if (outcome is not BatchOutcome<ReadOnlyMemory<float>>.Succeeded { Value: var vector })
        {
            AnsiConsole.MarkupLineInterpolated($"[yellow]{outcome.CustomId}: {outcome.Kind}. {outcome.Reason}[/]");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("Score", "Chunk", "Passage");
        foreach (var (chunk, similarity) in nearest(vector))
            table.AddRow(similarity.ToString("0.000", CultureInfo.InvariantCulture), Markup.Escape(chunk.GetCustomId()), Markup.Escape(Excerpt(chunk)));

        AnsiConsole.Write(table);
    }

    private static string Excerpt(ChunkTask chunk)
    {
        var text = chunk.Text.ReplaceLineEndings(" ");
        return text.Length <= ExcerptCharacters ? text : $"{text.AsSpan(0, ExcerptCharacters)}…";
    }
}

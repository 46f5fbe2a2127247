using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchTasks.Samples.Tests;

public sealed partial class DocumentEmbeddingsTests() : SampleTests("DocumentEmbeddings")
{
    [Fact]
    public async Task Without_a_key_each_chunk_gets_its_vector_and_each_question_finds_its_document()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("No model is asked", output, StringComparison.Ordinal);

        // What the screen says against what is in the files.
        var lines = await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken);
        var chunks = lines.Select(line => JsonDocument.Parse(line).RootElement).ToDictionary(line => line.GetProperty("custom_id").GetString()!, line => line.GetProperty("body"));
        Assert.Contains($"20 documents in {chunks.Count} chunks", output, StringComparison.Ordinal);
        Assert.Contains($"{chunks.Count} tasks, {chunks.Count} outcomes: it balances.", output, StringComparison.Ordinal);
        Assert.InRange(chunks.Count, 60, 120);
        Assert.Equal(20, chunks.Keys.Select(id => id.Split('#')[0]).Distinct().Count());
        Assert.All(chunks.Values, body => Assert.Equal(512, body.GetProperty("dimensions").GetInt32()));

        Assert.Equal(
            ["tides", "sourdough", "bees", "bicycle", "knots", "vaccines", "migration", "coffee"],
            Neighbours(output).Select(nearest => nearest[0].Chunk.Split('#')[0]));

        // The passage that has the answer, where one has it alone.
        Assert.Contains("fifty minutes later", Text(chunks, Neighbours(output)[0][0].Chunk), StringComparison.Ordinal);
        Assert.Contains("grind finer", Text(chunks, Neighbours(output)[7][0].Chunk), StringComparison.Ordinal);
        Assert.All(Neighbours(output), nearest =>
        {
            Assert.Equal(3, nearest.Count);
            Assert.All(nearest, neighbour => Assert.Contains(neighbour.Chunk, chunks.Keys));
            Assert.Equal(nearest.OrderByDescending(neighbour => neighbour.Score), nearest);
            Assert.InRange(nearest[0].Score, 0.2, 1);
        });
    }

    [Fact]
    public async Task A_chunk_overlaps_with_the_one_before_it()
    {
        await RunAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken);
        var texts = lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("body").GetProperty("input").GetString()!).ToList();
        var tides = texts.Where(text => text.StartsWith("Why the sea rises and falls\n\n", StringComparison.Ordinal)).ToList();
        Assert.True(tides.Count > 2);
        Assert.Contains("The earth turns beneath these bulges once a day", tides[0], StringComparison.Ordinal);
        Assert.Contains("The earth turns beneath these bulges once a day", tides[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_without_a_vector_is_told_with_the_reason_and_the_others_are_found()
    {
        var documents = Directory.CreateDirectory(Path.Combine(Folder, "documents")).FullName;
        var questions = Path.Combine(Folder, "questions.txt");
        await File.WriteAllTextAsync(Path.Combine(documents, "cats.md"), "# Cats\n\nCats sleep in the afternoon.", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(documents, "numbers.md"), "# 1\n\n1 2 3 4", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(questions, "When do cats sleep?\n\n???\n", TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync("--documents", documents, "--questions", questions);
        Assert.True(exitCode == 0, output);
        var unwrapped = output.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);
        Assert.Contains("numbers#1: Failed. The service answered with HTTP 400 no_words (input): There is no word in the text to count.", unwrapped, StringComparison.Ordinal);
        Assert.Contains("2 tasks, 2 outcomes: it balances.", output, StringComparison.Ordinal);
        Assert.Equal("cats#1", Assert.Single(Assert.Single(Neighbours(output))).Chunk);
        Assert.Contains("question-2: Failed.", output, StringComparison.Ordinal);
    }

    [Fact]
    public Task A_missing_folder_is_said() => FailsAsync(Path.Combine(Folder, "none"), "--documents", Path.Combine(Folder, "none"));

    private static string Text(Dictionary<string, JsonElement> chunks, string id) => chunks[id].GetProperty("input").GetString()!;

    /// <summary>The tables, one for each question.</summary>
    private static List<List<(double Score, string Chunk)>> Neighbours(string output) =>
    [
        .. output.Split('╭').Skip(1).Select(table => Rows().Matches(table)
            .Select(row => (double.Parse(row.Groups["score"].Value, CultureInfo.InvariantCulture), row.Groups["chunk"].Value))
            .ToList()),
    ];

    [GeneratedRegex(@"^│ (?<score>-?\d\.\d{3}) +│ (?<chunk>\S+) +│", RegexOptions.Multiline)]
    private static partial Regex Rows();
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchTasks.Samples.Tests;

public sealed partial class ChatEvaluationTests() : SampleTests("ChatEvaluation")
{
    [Fact]
    public async Task Both_prompts_go_through_one_batch_and_the_better_one_shows()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("No model is asked", output, StringComparison.Ordinal);
        Assert.Contains("120 tasks, 120 outcomes: it balances.", output, StringComparison.Ordinal);

        var lines = (await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        Assert.Equal(
            Enumerable.Range(1, 60).Select(i => $"plain-{i}").Concat(Enumerable.Range(1, 60).Select(i => $"guided-{i}")),
            lines.Select(line => line.GetProperty("custom_id").GetString()));
        Assert.StartsWith("Sort the customer's message", Prompt(lines[0]), StringComparison.Ordinal);
        Assert.StartsWith("You sort messages of customers", Prompt(lines[60]), StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(Output, "*_output.jsonl"));

        // What the screen says against what is in the rows.
        var rows = await RowsAsync();
        Assert.Equal(60, rows.Count);
        var (plain, guided) = (Score(output, "plain"), Score(output, "guided"));
        Assert.Equal((rows.Count(row => row.Plain == row.Topic), 60), (plain.Right, plain.Total));
        Assert.Equal((rows.Count(row => row.Guided == row.Topic), 60), (guided.Right, guided.Total));
        Assert.InRange(plain.Right, 25, 40);
        Assert.InRange(guided.Right, 41, 55);

        var onlyPlain = rows.Count(row => row.Plain == row.Topic && row.Guided != row.Topic);
        var onlyGuided = rows.Count(row => row.Plain != row.Topic && row.Guided == row.Topic);
        Assert.Contains($"only plain right {onlyPlain}, only guided right {onlyGuided}", output, StringComparison.Ordinal);
        Assert.Contains($"p = {CoinTosses(onlyPlain, onlyGuided).ToString("0.0000", CultureInfo.InvariantCulture)}, more than chance would do", output, StringComparison.Ordinal);
        Assert.Equal(
            rows.Where(row => row.Plain != row.Topic || row.Guided != row.Topic).Select(row => row.Id),
            MisjudgedIds().Matches(output[output.IndexOf("Misjudged", StringComparison.Ordinal)..]).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task How_sure_it_is_comes_from_the_log_probabilities_of_the_answers()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        var requests = await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken);
        Assert.All(requests, line => Assert.True(JsonDocument.Parse(line).RootElement.GetProperty("body").GetProperty("logprobs").GetBoolean()));

        // What the answers say, token by token, against the rows and the means on the screen.
        var probabilities = await ProbabilitiesAsync();
        Assert.Equal(120, probabilities.Count);
        Assert.InRange(probabilities.Values.Distinct().Count(), 5, 120);
        var rows = await RowsAsync();
        foreach (var row in rows)
        {
            Assert.Equal(probabilities[$"plain-{row.Id}"], row.PlainProbability, 12);
            Assert.Equal(probabilities[$"guided-{row.Id}"], row.GuidedProbability, 12);
        }

        Assert.Equal(Means(rows.Select(row => (row.Plain == row.Topic, row.PlainProbability))), Sure(output, "plain"));
        Assert.Equal(Means(rows.Select(row => (row.Guided == row.Topic, row.GuidedProbability))), Sure(output, "guided"));
    }

    [Fact]
    public async Task The_interval_is_Wilsons_and_the_confusion_adds_up()
    {
        // All right under both prompts but the one that shares no word with them.
        var (exitCode, output) = await RunAsync("--messages", await MessagesAsync(
            [.. Enumerable.Range(1, 9).Select(i => $"{i},Payment,My card was charged twice for this invoice."), "10,Delivery,What a password!"]));
        Assert.True(exitCode == 0, output);

        // 9 of 10, by hand: (0.9 + 0.19207) / 1.38415 -+ 1.95996 * sqrt(0.009 + 0.0096037) / 1.38415
        foreach (var prompt in new[] { "plain", "guided" })
            Assert.Equal((9, 10, "90.0%", "59.6%", "98.2%"), Score(output, prompt));

        Assert.Contains("both right 9, both wrong 1", output, StringComparison.Ordinal);
        Assert.Contains("p = 1.0000, which chance could do", output, StringComparison.Ordinal);
        Assert.Equal(2, Count(output, "│ Payment  │ 0        │ 9       │ 0      │ 0       │ 0       │ 0         │"));
        Assert.Equal(2, Count(output, "│ Delivery │ 0        │ 0       │ 0      │ 1       │ 0       │ 0         │"));
    }

    [Fact]
    public async Task A_message_with_a_topic_that_is_none_is_said() => await FailsAsync("'Nonsense'", "--messages", await MessagesAsync(["1,Nonsense,Hello"]));

    private async Task<string> MessagesAsync(string[] rows)
    {
        var path = Path.Combine(Folder, "messages.csv");
        await File.WriteAllLinesAsync(path, ["Id,Topic,Text", .. rows], TestContext.Current.CancellationToken);
        return path;
    }

    /// <summary>The product of the probabilities of each answer's tokens.</summary>
    private async Task<Dictionary<string, double>> ProbabilitiesAsync() =>
        (await File.ReadAllLinesAsync(Assert.Single(Directory.GetFiles(Output, "*_output.jsonl")), TestContext.Current.CancellationToken))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(
                line => line.GetProperty("custom_id").GetString()!,
                line => line.GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("logprobs").GetProperty("content").EnumerateArray()
                    .Aggregate(1.0, (product, token) => product * Math.Exp(token.GetProperty("logprob").GetDouble())));

    private static string[] Means(IEnumerable<(bool IsRight, double Probability)> rows)
    {
        var all = rows.ToList();
        return
        [
            .. new[] { all, all.Where(row => row.IsRight), all.Where(row => !row.IsRight) }
                .Select(some => some.Average(row => row.Probability).ToString("0.00", CultureInfo.InvariantCulture)),
        ];
    }

    private static string[] Sure(string output, string prompt)
    {
        var row = Regex.Match(output, $@"^│ {prompt} +│(?:[^│]+│){{3}} (\S+) +│ (\S+) +│ (\S+) +│", RegexOptions.Multiline);
        Assert.True(row.Success, output);
        return [.. row.Groups.Values.Skip(1).Select(group => group.Value)];
    }

    private async Task<List<(string Id, string Topic, string Plain, string Guided, double PlainProbability, double GuidedProbability)>> RowsAsync() =>
    [
        .. (await File.ReadAllLinesAsync(Path.Combine(Output, "evaluation.csv"), TestContext.Current.CancellationToken))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => (fields[0], fields[1], fields[2], fields[4], Probability(fields[3]), Probability(fields[5]))),
    ];

    private static double Probability(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static string Prompt(JsonElement line) => line.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString()!;

    /// <summary>The row of the accuracy table. Its interval is on two lines where the screen is narrow.</summary>
    private static (int Right, int Total, string Accuracy, string Low, string High) Score(string output, string prompt)
    {
        var row = Regex.Match(output, $@"^│ {prompt} +│ (\d+)/(\d+) +│ (\S+) +│ (\S+) to(?: (\S+)|[^\n]*\n(?:│ +)+(\d\S+))", RegexOptions.Multiline);
        Assert.True(row.Success, output);
        return (Number(1), Number(2), row.Groups[3].Value, row.Groups[4].Value, row.Groups[5].Value + row.Groups[6].Value);

        int Number(int group) => int.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    /// <summary>How likely so uneven a split of tosses is, counted out.</summary>
    private static double CoinTosses(int heads, int tails)
    {
        var row = new List<double> { 1 };
        for (var toss = 0; toss < heads + tails; toss++)
            row = [.. row.Append(0).Zip(row.Prepend(0), (a, b) => (a + b) / 2)];

        return Math.Min(1, 2 * row.Take(Math.Min(heads, tails) + 1).Sum());
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"^│ (\d+) +│", RegexOptions.Multiline)]
    private static partial Regex MisjudgedIds();
}

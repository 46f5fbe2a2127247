using System.Globalization;
using System.Text.RegularExpressions;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.ServiceErrors;

/// <summary>The tables of <c>docs/service-errors.md</c>, each row with the input that leads to its error.</summary>
internal static partial class ErrorTable
{
    public static IReadOnlyList<ErrorRow> Rows { get; } = Read();

    private static List<ErrorRow> Read()
    {
        var text = File.ReadAllText(Path.Combine(RulePage.Repository, "docs", "service-errors.md")).ReplaceLineEndings("\n");
        var rows = new List<ErrorRow>();
        foreach (Match row in Row().Matches(text))
        {
            var number = row.Groups["number"].Value;
            var input = Regex.Match(text, $"\n### {number}\n(?:[^`\n][^\n]*\n)*```(?<info>[^\n]+)\n(?<content>.*?)```", RegexOptions.Singleline);
            Assert.True(input.Success, $"Row {number} has no input.");
            rows.Add(new(
                int.Parse(number, CultureInfo.InvariantCulture),
                Cell(row, "code"),
                Cell(row, "param"),
                Rule().Match(row.Groups["compile"].Value).Value,
                row.Groups["before"].Value.Trim(),
                input.Groups["info"].Value.Split(' '),
                input.Groups["content"].Value));
        }

        return rows;
    }

    private static string? Cell(Match row, string name) => row.Groups[name].Value.Trim().Trim('`') is { Length: > 0 } text ? text : null;

    [GeneratedRegex(@"^\| (?<number>\d+) \|(?<code>[^|]*)\|(?<param>[^|]*)\|[^|]*\|(?<compile>[^|]*)\|(?<before>[^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"BT\d{4}")]
    private static partial Regex Rule();
}

/// <summary>One error of the service.</summary>
/// <param name="Number">The row.</param>
/// <param name="Code">Its code, or null where it has none.</param>
/// <param name="Param">Its parameter, or null where it has none.</param>
/// <param name="Rule">The id under which it is reported at compile time.</param>
/// <param name="Before">What stands in the last column: how it is refused before it is sent.</param>
/// <param name="Info">What stands at the fence of its input: the language, and how the input is made of the block.</param>
/// <param name="Block">The block.</param>
internal sealed record ErrorRow(int Number, string? Code, string? Param, string Rule, string Before, string[] Info, string Block)
{
    public bool IsFile => Info[0] == "jsonl";

    public string Endpoint => Option("endpoint") ?? BatchEndpoints.ChatCompletions;

    /// <summary>The input itself.</summary>
    public string Input
    {
        get
        {
            if (!IsFile)
                return Block.Trim().Replace("@", new string('x', 513), StringComparison.Ordinal);

            if (Option("lines") is not { } lines)
                return (Info.Contains("BOM") ? "\uFEFF" : "") + Block;

            var inputs = string.Join(',', Enumerable.Repeat("\"a\"", int.Parse(Option("inputs") ?? "0", CultureInfo.InvariantCulture)));
            var line = Block.Trim().Replace("@", inputs, StringComparison.Ordinal);
            var numbers = Enumerable.Range(1, int.Parse(lines, CultureInfo.InvariantCulture));
            return string.Concat(numbers.Select(number => line.Replace("#", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal) + "\n"));
        }
    }

    public override string ToString() => $"{Number} {Code} {Param}";

    private string? Option(string name) => Info.SingleOrDefault(o => o.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}

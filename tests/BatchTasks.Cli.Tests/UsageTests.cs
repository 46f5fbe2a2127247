using System.Text.RegularExpressions;
using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

/// <summary>Help, and what the tool says to a command line that is wrong.</summary>
public sealed partial class UsageTests : ToolTests
{
    private static readonly string[] s_commands = ["validate", "estimate", "split", "preview", "submit", "watch", "status", "collect", "retry", "cancel", "emulate"];

    public static TheoryData<string> Commands => [.. s_commands];

    [Fact]
    public async Task Help_names_every_command_and_every_exit_code()
    {
        var help = (await Tool.RunAsync("--help")).EndedWith(0).Output;
        foreach (var command in s_commands)
            Assert.Contains($"\n  {command} ", help);

        foreach (var code in new[] { 0, 1, 2, 3, 4, 5, 6, 7, 70 })
            Assert.Contains($"\n  {code,-4}", help);

        Assert.All(help.Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public async Task The_page_of_the_tool_has_its_commands_and_exit_codes()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Harness.Tool.Metadata("RepositoryRoot"), "docs", "tool.md"));
        var documented = TableRow().Matches(page).Select(static row => (Value: row.Groups[1].Value, Text: row.Groups[2].Value)).ToList();
        Assert.Equal(s_commands.Order(), documented.Where(static row => row.Value[0] == '`').Select(static row => row.Value[1..^1].Split(' ')[0]).Intersect(s_commands).Order());

        var codes = (await Tool.RunAsync("--help")).Output.Split("Exit codes:\n")[1].Split("\n\n")[0];
        Assert.Equal(
            WhiteSpace().Replace(codes, " ").Trim(),
            string.Join(' ', documented.Where(static row => char.IsAsciiDigit(row.Value[0])).Select(static row => $"{row.Value} {row.Text.Split(" | ")[1].Split(" `")[0]}")));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_a_command_shows_how_it_is_called(string command)
    {
        var result = await Tool.RunAsync(command, "--help");
        var help = result.EndedWith(0).Output;
        Assert.Contains($"\nUsage: batchtasks {command}", help);
        Assert.Contains($"\nExamples:\n  batchtasks {command} ", help);
        Assert.Contains("\nOutput:\n  --json ", help);
        Assert.All(help.Split('\n'), static line => Assert.InRange(line.Length, 0, 100));
        Assert.Empty(result.Error);
    }

    [Fact]
    public async Task Nothing_asked_for_shows_the_help_and_ends_with_2() => Assert.Contains("Usage: batchtasks COMMAND", (await Tool.RunAsync()).EndedWith(2).Output);

    [Theory]
    [InlineData("There is no command 'valdate'. Did you mean 'validate'? 'batchtasks --help' shows what there is.", "valdate")]
    [InlineData("There is no option '--jsn'. Did you mean '--json'? 'batchtasks validate --help' shows what there is.", "validate", "x", "--jsn")]
    [InlineData("There is no option '--limt'. Did you mean '--limit'?", "status", "--limt", "3")]
    [InlineData("Required argument missing for command: 'validate'", "validate")]
    [InlineData("'OpenAl' is no service that is known.", "validate", "x", "--provider", "OpenAl")]
    [InlineData("--limit must be at least 1.", "status", "--limit", "0")]
    [InlineData("--max-problems can't be negative.", "validate", "x", "--max-problems", "-1")]
    [InlineData("The file 'nowhere.jsonl' does not exist.", "validate", "nowhere.jsonl")]
    [InlineData("There is no key in the environment variable OPENAI_API_KEY.", "status")]
    [InlineData("There is no key in the environment variable MY_KEY.", "status", "--api-key-env", "MY_KEY")]
    [InlineData("--base-url must be an http or https address such as http://127.0.0.1:8080/v1, not 'localhost'.", "status", "--base-url", "localhost")]
    [InlineData("There is no file or state directory 'some/where.jsonl'.", "status", "some/where.jsonl")]
    [InlineData("There is no state directory 'gone'.", "status", "--state", "gone")]
    [InlineData("Say what to cancel", "cancel")]
    public async Task What_is_wrong_is_said_in_one_line_and_ends_with_2(string said, params string[] arguments)
    {
        var result = await Tool.RunAsync(arguments);
        Assert.Contains(said, result.EndedWith(2).ErrorLine);
        Assert.Empty(result.Output);
    }

    // | name | text |
    [GeneratedRegex(@"^\| (.+?) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [Fact]
    public async Task A_script_gets_the_error_as_a_document_too()
    {
        var result = await Tool.RunAsync("validate", "nowhere.jsonl", "--json");
        var error = result.EndedWith(2).Json.GetProperty("error");
        Assert.Equal(
            (2, "wrong_usage", result.ErrorLine),
            (error.GetProperty("exit_code").GetInt32(), error.GetProperty("kind").GetString(), error.GetProperty("message").GetString()));
    }
}

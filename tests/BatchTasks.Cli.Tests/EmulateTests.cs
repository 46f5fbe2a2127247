using System.Text.RegularExpressions;
using BatchTasks.Cli.Tests.Harness;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests;

public sealed partial class EmulateTests : RunTests
{
    [Fact]
    public async Task The_emulator_serves_the_other_commands_until_it_is_interrupted()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        await using var emulator = await ToolService.StartAsync(Tool, "emulate", "--model", "gpt-4o-mini", "--step-delay", "1ms", "--max-requests", "5");
        var tool = new Tool(Folder, emulator.Endpoint);
        (await tool.RunAsync("submit", WriteChats("batch.jsonl", 5), "--poll-interval", "50ms")).EndedWith(0);
        (await tool.RunAsync("collect", "batch.jsonl")).EndedWith(0);
        Assert.Equal(5, Outcomes().Count);
        Assert.Equal(0, await emulator.InterruptAsync());
    }

    [Fact]
    public async Task A_script_gets_the_address_as_a_document()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        await using var emulator = await ToolService.StartAsync(Tool, "emulate", "--json");
        Assert.StartsWith("http://127.0.0.1:", emulator.Endpoint.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_has_the_options_of_the_emulator_s_own_program()
    {
        var program = (string)typeof(BatchEmulator).Assembly.GetType("BatchTasks.Emulator.CommandLine")!.GetField("Help")!.GetValue(null)!;
        var help = (await Tool.RunAsync("emulate", "--help")).Output;

        // A key on a command line of the tool is an environment variable's name.
        var expected = OptionName().Matches(program).Select(static name => name.Value == "--backend-key" ? "--backend-key-env" : name.Value).Where(static name => name != "--help");
        Assert.Subset(OptionName().Matches(help).Select(static name => name.Value).ToHashSet(), expected.ToHashSet());
    }

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex OptionName();

    [Fact]
    public async Task Faults_are_those_of_the_seed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        var first = await LooksAsync("7");
        Assert.Contains("200", first);
        Assert.NotEqual(["200"], first.Distinct());
        Assert.Equal(first, await LooksAsync("7"));
        Assert.NotEqual(first, await LooksAsync("8"));
    }

    [Fact]
    public async Task A_server_without_batches_answers_them_through_the_emulator()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        var server = await EmulateAsync(new() { ApiKey = "secret", Handler = Answer(static request => EmulatedResponse.Text(request, $"{request.Model}: {request.LastUserText}")) });
        var tool = new Tool(Folder) { Variables = { ["SERVER_KEY"] = "secret" } };
        await using var emulator = await ToolService.StartAsync(
            tool, "emulate", "--backend", server.Endpoint.ToString(), "--backend-key-env", "SERVER_KEY", "--backend-model", "llama", "--max-concurrency", "2");
        var user = new Tool(Folder, emulator.Endpoint);
        (await user.RunAsync("submit", Write("batch.jsonl", Requests.Chat("a", "hi")), "--poll-interval", "50ms")).EndedWith(0);
        (await user.RunAsync("collect", "batch.jsonl")).EndedWith(0);
        var body = Assert.Single(Lines("batch.batch", "output.jsonl")).GetProperty("response").GetProperty("body");
        Assert.Equal("llama: hi", body.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
    }

    [Theory]
    [InlineData("Port", "--port", "70000")]
    [InlineData("'soon' is no time", "--step-delay", "soon")]
    [InlineData("--backend-model needs --backend.", "--backend-model", "llama")]
    [InlineData("--backend must be an http or https address", "--backend", "localhost")]
    [InlineData("'ftp://localhost/' is no address of a server", "--backend", "ftp://localhost")]
    [InlineData("There is no key in the environment variable NO_KEY.", "--backend", "http://localhost:1", "--backend-key-env", "NO_KEY")]
    public async Task A_wrong_option_is_named(string said, params string[] options) =>
        Assert.Contains(said, (await Tool.RunAsync(["emulate", .. options])).EndedWith(2).ErrorLine);

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        var emulator = await EmulateAsync();
        Assert.Contains("address already in use", (await Tool.RunAsync("emulate", "--port", $"{emulator.Endpoint.Port}")).EndedWith(6).ErrorLine);
    }

    /// <summary>What a few calls of an emulator with faults come to.</summary>
    private async Task<List<string>> LooksAsync(string seed)
    {
        await using var emulator = await ToolService.StartAsync(Tool, "emulate", "--faults", seed);
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new("Bearer", "any") } };
        var looks = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            try
            {
                using var response = await client.GetAsync(new Uri($"{emulator.Endpoint}/batches"));
                looks.Add($"{(int)response.StatusCode}");
            }
            catch (HttpRequestException)
            {
                looks.Add("dropped");
            }
        }

        return looks;
    }
}

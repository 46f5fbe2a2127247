using BatchTasks.Cli.Tests.Harness;

namespace BatchTasks.Cli.Tests;

public sealed class EmulateTests : RunTests
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
    public async Task Faults_are_those_of_the_seed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        var first = await LooksAsync("7");
        Assert.Contains("200", first);
        Assert.NotEqual(["200"], first.Distinct());
        Assert.Equal(first, await LooksAsync("7"));
        Assert.NotEqual(first, await LooksAsync("8"));
    }

    [Theory]
    [InlineData("Port", "--port", "70000")]
    [InlineData("'soon' is no time", "--step-delay", "soon")]
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

using System.Net;

namespace BatchTasks.Emulator.Tests;

public sealed class ProgramTests
{
    [Fact]
    public async Task The_program_says_where_it_listens_and_ends_cleanly_on_an_interrupt()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals between processes are not a matter of Windows.");
        await using var program = await EmulatorProgram.StartAsync("--api-key", "secret", "--model", "gpt-4o-mini", "--step-delay", "00:00:00");
        using (var client = new EmulatorClient(program.Endpoint, "secret"))
        {
            Assert.Equal("completed", (await client.RunChatAsync(EmulatorClient.ChatLine("a"))).GetProperty("status").GetString());
            var unserved = await client.RunChatAsync(EmulatorClient.ChatLine("a", model: "other"));
            Assert.Equal("model_not_found", unserved.GetProperty("errors").GetProperty("data")[0].GetProperty("code").GetString());
        }

        using (var client = new EmulatorClient(program.Endpoint, "other"))
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/files")).Status);

        Assert.Equal(0, await program.InterruptAsync());
    }

    [Fact]
    public async Task The_program_stands_in_front_of_a_backend()
    {
        await using var behind = await BatchEmulator.StartAsync(new() { ApiKey = "inner", Models = ["llama"] });
        await using var program = await EmulatorProgram.StartAsync("--backend-key", "inner", "--backend", $"{behind.Endpoint}", "--backend-model", "llama", "--backend-timeout", "00:01:00");
        using var client = new EmulatorClient(program.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
        var row = Assert.Single(await client.RowsAsync(batch, "output_file_id"));
        Assert.Equal("llama", row.GetProperty("response").GetProperty("body").GetProperty("model").GetString());
    }

    [Fact]
    public async Task The_program_has_a_queue_of_tokens_and_faults()
    {
        await using (var program = await EmulatorProgram.StartAsync("--max-enqueued-tokens", "1"))
        {
            using var client = new EmulatorClient(program.Endpoint);
            var failed = await client.RunChatAsync(EmulatorClient.ChatLine("a"));
            Assert.Equal("token_limit_exceeded", failed.GetProperty("errors").GetProperty("data")[0].GetProperty("code").GetString());
        }

        // A seed with which the first call of all fails.
        var seed = Enumerable.Range(1, 1000).First(seed => EmulatorFaults.Random(seed).Calls!(new(EmulatorCallKind.ListBatches, 1, null)) is EmulatorCallFault.Failed { StatusCode: 503 });
        await using (var program = await EmulatorProgram.StartAsync("--faults", $"{seed}"))
        {
            using var client = new EmulatorClient(program.Endpoint);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/batches")).Status);
        }
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (exitCode, output, error) = await EmulatorProgram.RunAsync("--help");
        Assert.Equal((0, ""), (exitCode, error));
        foreach (var option in new[]
        {
            "--port", "--step-delay", "--completion-window", "--max-concurrency", "--max-enqueued-tokens", "--seed", "--api-key", "--model", "--data-directory",
            "--faults", "--backend", "--backend-key", "--backend-model", "--backend-timeout",
        })
            Assert.Contains($"  {option} <", output);
    }

    [Theory]
    [InlineData("There is no option '--bogus'.", "--bogus", "1")]
    [InlineData("The option '--port' has no value.", "--port")]
    [InlineData("The option '--step-delay' can't have the value 'soon'.", "--step-delay", "soon")]
    [InlineData("Port", "--port", "70000")]
    [InlineData("The option '--backend' can't have the value 'ollama'.", "--backend", "ollama")]
    [InlineData("The option '--backend-key' needs '--backend'.", "--backend-key", "secret")]
    [InlineData("MaxEnqueuedTokens", "--max-enqueued-tokens", "0")]
    public async Task A_wrong_argument_is_named(string problem, params string[] arguments)
    {
        var (exitCode, output, error) = await EmulatorProgram.RunAsync(arguments);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(problem, error);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_in_one_line()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var (exitCode, _, error) = await EmulatorProgram.RunAsync("--port", $"{emulator.Endpoint.Port}");
        Assert.Equal(1, exitCode);
        Assert.Contains("The emulator could not start: ", error);
        Assert.Single(error.TrimEnd().Split('\n'));
    }
}

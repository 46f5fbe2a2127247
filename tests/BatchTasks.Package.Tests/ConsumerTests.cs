using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>Projects that add the packages and nothing else: what their users see.</summary>
public class ConsumerTests(PackedPackages packages)
{
    [Theory]
    [InlineData("net8.0", "12")]
    [InlineData("net10.0", "14")]
    public async Task A_first_program_writes_a_batch_and_reads_its_results(string framework, string language)
    {
        using var consumer = Consumer.Of(packages, "FirstProgram");
        (await consumer.BuildAsync($"-p:ConsumerFramework={framework}", $"-p:ConsumerLanguage={language}")).Succeeded();

        var output = (await consumer.ExecuteAsync()).Succeeded();

        Assert.Equal(
            """
            1 file
            {"custom_id":"review-1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"Judge whether the restaurant review is positive or negative."},{"role":"user","content":"とても美味しかった"}],"temperature":0,"response_format":{"type":"json_schema","json_schema":{"name":"Verdict","strict":true,"schema":{"type":"object","properties":{"Sentiment":{"type":"string","enum":["Positive","Negative"]},"Confidence":{"type":"number","description":"0 to 1"}},"required":["Sentiment","Confidence"],"additionalProperties":false}}}}}
            {"custom_id":"review-2","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"Judge whether the restaurant review is positive or negative."},{"role":"user","content":"The soup was \"cold\"."}],"temperature":0,"response_format":{"type":"json_schema","json_schema":{"name":"Verdict","strict":true,"schema":{"type":"object","properties":{"Sentiment":{"type":"string","enum":["Positive","Negative"]},"Confidence":{"type":"number","description":"0 to 1"}},"required":["Sentiment","Confidence"],"additionalProperties":false}}}}}

            review-1: Positive 0.75 for 102 tokens
            which is task 1
            review-2: 429 rate_limit_exceeded
            which is task 2

            """,
            output,
            ignoreLineEndingDifferences: true);
    }

    /// <summary>The analyzers come with the library, and with the client that depends on it.</summary>
    [Theory]
    [InlineData("BatchTasks")]
    [InlineData("BatchTasks.OpenAI")]
    public async Task A_mistake_fails_the_build_at_its_place(string package)
    {
        using var consumer = Consumer.Of(packages, "Mistake");

        var build = await consumer.BuildAsync($"-p:ConsumerPackage={package}");

        Assert.NotEqual(0, build.ExitCode);
        var error = Assert.Single(build.Output.Split('\n').Where(static l => l.Contains(": error ", StringComparison.Ordinal)).Select(static l => l.Trim()).Distinct());
        Assert.Contains("ReviewTask.cs(5,78): error BT1101: ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_strict_library_sees_no_warning(string framework)
    {
        using var consumer = Consumer.Of(packages, "StrictLibrary");

        var output = (await consumer.BuildAsync($"-p:ConsumerFramework={framework}")).Succeeded();

        Assert.Contains("0 Warning(s)", output, StringComparison.Ordinal);
        Assert.Equal(3, Directory.EnumerateFiles(consumer.Project, "*Task.BatchTask.g.cs", SearchOption.AllDirectories).Count());
    }

    [Fact]
    public async Task A_prompt_file_is_read_by_the_compiler_and_its_mistakes_are_reported_in_it()
    {
        using var consumer = Consumer.Of(packages, "PromptFile");
        var prompt = Path.Combine(consumer.Project, "prompts", "judge.md");
        await File.WriteAllTextAsync(prompt, "Judge the review.\r\nThe restaurant is \"{Resturant}\".\r\n");
        var broken = await consumer.BuildAsync();
        Assert.Contains($"{prompt}(2,20): error BT1102: ", broken.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(prompt, "Judge the review.\r\nThe restaurant is \"{Restaurant}\".\r\n");
        (await consumer.BuildAsync()).Succeeded();
        Assert.Equal(
            """
            {"custom_id":"review-1","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"Judge the review.\nThe restaurant is \"Chez nous\"."},{"role":"user","content":"The soup was cold."}]}}

            """,
            (await consumer.ExecuteAsync()).Succeeded(),
            ignoreLineEndingDifferences: true);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_whole_batch_runs_on_the_emulator_in_the_same_process(string framework)
    {
        using var consumer = Consumer.Of(packages, "WholeRun");
        (await consumer.BuildAsync($"-p:ConsumerFramework={framework}")).Succeeded();

        var output = (await consumer.ExecuteAsync()).Succeeded();

        Assert.Equal(
            """
            Succeeded: 19
            Failed: 1
            ids: 20
            true: review-1

            """,
            output,
            ignoreLineEndingDifferences: true);
    }
}

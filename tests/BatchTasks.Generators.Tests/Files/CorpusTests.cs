using System.Globalization;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>Files that real users wrote, of which all that is reported is true.</summary>
public class CorpusTests
{
    [Theory]
    [InlineData("azure-crlf.jsonl", "AzureOpenAI")]
    [InlineData("azure-no-final-newline.jsonl", "AzureOpenAI")]
    [InlineData("blank-lines.jsonl", "Vllm")]
    [InlineData("dashscope.jsonl", "DashScope")]
    [InlineData("groq.jsonl", "Groq")]
    [InlineData("navirag.jsonl", "OpenAI")]
    [InlineData("non-ascii.jsonl", "OpenAI")]
    [InlineData("openai-recorded-crlf.jsonl", "OpenAI")]
    [InlineData("responses-key-order.jsonl", "OpenAI")]
    [InlineData("restaurant-reviews.jsonl", "OpenAI")]
    [InlineData("vllm-embeddings.jsonl", "Vllm")]
    public async Task A_real_file_that_goes_to_its_service_is_as_it_should_be(string name, string provider) =>
        Assert.DoesNotContain(await RunAsync(name, provider), message => !message.StartsWith("BT2010: ", StringComparison.Ordinal));

    /// <summary>OpenAI's urls begin with "/v1".</summary>
    [Theory]
    [InlineData("azure-crlf.jsonl")]
    [InlineData("azure-no-final-newline.jsonl")]
    public async Task A_file_for_Azure_that_goes_to_OpenAI_has_other_urls(string name) => Assert.Equal(
        Enumerable.Repeat("BT1002: The Batch API does not serve the url '/chat/completions'; did you mean '/v1/chat/completions'?", 3),
        await RunAsync(name, "OpenAI"));

    private static async Task<IEnumerable<string>> RunAsync(string name, string provider)
    {
        var folder = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "BATCHTASKS_CORPUS names no folder of real files.");
        await using var file = File.OpenRead(Path.Combine(folder!, "requests", name));
        var diagnostics = await BatchFileRun.Of(SourceText.From(file, BatchFileRun.Utf8), metadata: ("BatchTasksProvider", provider));
        return diagnostics.Select(d => $"{d.Id}: {d.GetMessage(CultureInfo.InvariantCulture)}");
    }
}

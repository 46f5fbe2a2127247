using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Tests;

/// <summary>Real files, as the services took them.</summary>
public sealed class CorpusTests
{
    /// <summary>Each file's number of requests, and what the rules of OpenAI have to report in it: BT2010 is <c>max_tokens</c>.</summary>
    [Theory]
    [InlineData("azure-crlf.jsonl", 3, "3 BT1002")]
    [InlineData("azure-no-final-newline.jsonl", 3, "3 BT1002")]
    [InlineData("blank-lines.jsonl", 10, "10 BT2010")]
    [InlineData("dashscope.jsonl", 131, "")]
    [InlineData("groq.jsonl", 3, "")]
    [InlineData("navirag.jsonl", 65, "65 BT2010")]
    [InlineData("non-ascii.jsonl", 4, "4 BT2010")]
    [InlineData("openai-recorded-crlf.jsonl", 1, "")]
    [InlineData("responses-key-order.jsonl", 5, "")]
    [InlineData("restaurant-reviews.jsonl", 2, "")]
    [InlineData("vllm-embeddings.jsonl", 2, "")]
    public void A_real_file_has_the_findings_that_it_should(string name, int requests, string ids)
    {
        var content = Read(name);
        var rules = new BatchFileRules(LineRuleLimits.Of(ProviderLimits.OpenAI).WithBodiesOf(ProviderLimits.OpenAI));
        var findings = new List<LineFinding>();
        var number = 0;
        foreach (var range in content.AsSpan().Split((byte)'\n'))
            rules.Check(content.AsSpan(range), ++number, findings);

        rules.Finish(content.Length, findings);
        Assert.Equal((requests, ids), (rules.Requests, string.Join(' ', findings.GroupBy(finding => finding.Id).Select(each => $"{each.Count()} {each.Key}"))));
    }

    [Fact]
    public void Every_file_of_the_corpus_is_tested()
    {
        var tested = typeof(CorpusTests).GetMethod(nameof(A_real_file_has_the_findings_that_it_should))!.GetCustomAttributes(typeof(InlineDataAttribute), false)
            .Select(data => (string)((InlineDataAttribute)data).Data[0]!).Order(StringComparer.Ordinal);
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(corpus is null, "BATCHTASKS_CORPUS is not set.");
        Assert.Equal(Directory.GetFiles(Path.Combine(corpus, "requests")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal), tested);
    }

    private static byte[] Read(string name)
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(corpus is null, "BATCHTASKS_CORPUS is not set.");
        return File.ReadAllBytes(Path.Combine(corpus, "requests", name));
    }
}

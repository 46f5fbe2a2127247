using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Tests;

public sealed class ServedEndpointsTests
{
    [Theory]
    [InlineData("OpenAI", "/v1/chat/completions", "/v1/chat/completions", true)]
    [InlineData("OpenAI", "/v1/videos", "/v1/videos", true)]
    [InlineData("OpenAI", "/chat/completions", null, false)]
    [InlineData("OpenAI", "/v1/score", null, false)]
    [InlineData("AzureOpenAI", "/v1/responses", "/v1/responses", true)]
    [InlineData("AzureOpenAI", "/chat/completions", "/v1/chat/completions", true)]
    [InlineData("AzureOpenAI", "/openai/chat/completions", null, true)]
    [InlineData("Groq", "/v1/chat/completions", "/v1/chat/completions", true)]
    [InlineData("Groq", "/v1/responses", "/v1/responses", false)]
    [InlineData("Groq", "/v1/audio/transcriptions", null, true)]
    [InlineData("DashScope", "/v1/embeddings", "/v1/embeddings", true)]
    [InlineData("DashScope", "/v1/completions", "/v1/completions", false)]
    [InlineData("DashScope", "/v1/chat/ds-test", "/v1/chat/completions", true)]
    [InlineData("DashScope", "/v1/score", null, false)]
    [InlineData("Zhipu", "/v4/chat/completions", "/v1/chat/completions", true)]
    [InlineData("Zhipu", "/v1/chat/completions", null, false)]
    [InlineData("Zhipu", "/v4/videos", "/v1/videos", false)]
    [InlineData("Zhipu", "/v4/rerank", null, true)]
    [InlineData("Vllm", "/v1/chat/completions", "/v1/chat/completions", true)]
    [InlineData("Vllm", "http://localhost/any/chat/completions", "/v1/chat/completions", true)]
    [InlineData("Vllm", "/v1/completions", "/v1/completions", true)]
    [InlineData("Vllm", "/v1/responses", "/v1/responses", false)]
    [InlineData("Vllm", "/v1/score", null, true)]
    [InlineData("Portable", "/v1/chat/completions", "/v1/chat/completions", true)]
    [InlineData("Portable", "/v1/embeddings", "/v1/embeddings", true)]
    public void A_service_knows_its_urls(string service, string url, string? endpoint, bool isTaken)
    {
        var served = ProviderLimits.Find(service)!.Endpoints;

        Assert.Equal((endpoint, isTaken), (served.EndpointOf(url), served.Takes(url)));
    }

    [Fact]
    public void Every_service_takes_the_urls_that_it_is_written_with()
    {
        foreach (var provider in ProviderLimits.All)
        {
            Assert.All(provider.Endpoints.Endpoints, endpoint => Assert.True(EndpointCatalog.IsServed(endpoint)));
            Assert.All(provider.Endpoints.Endpoints, endpoint => Assert.Equal(endpoint, provider.Endpoints.EndpointOf(provider.Endpoints.UrlOf(endpoint))));
            Assert.All(provider.Endpoints.Endpoints, endpoint => Assert.True(provider.Endpoints.Takes(provider.Endpoints.UrlOf(endpoint))));
        }
    }

    [Theory]
    [InlineData("/v1/responses", null, "; it serves /v4/chat/completions, /v4/embeddings, /v4/images/generations")]
    [InlineData("/v1/embeddings", "/v4/embeddings", "; did you mean '/v4/embeddings'?")]
    [InlineData("https://example.com/v4/embeddings", "/v4/embeddings", "; did you mean '/v4/embeddings'?")]
    [InlineData("/v4/embedings", "/v4/embeddings", "; did you mean '/v4/embeddings'?")]
    public void What_is_said_of_an_endpoint_that_is_not_served_names_the_services_own_urls(string url, string? nearest, string hint) =>
        Assert.Equal(new UnservedEndpoint(nearest, hint), UnservedEndpoint.Of(url, ProviderLimits.Zhipu.Endpoints));

    [Theory]
    [InlineData("/v1/chat/completions", "/chat/completions", null)]
    [InlineData("/chat/completions", "/v1/chat/completions", null)]
    [InlineData("/chat/completions", "/chat/completions", null)]
    [InlineData("/v1/chat/completions", "/responses", "BT1005")]
    [InlineData("/chat/completions", "/responses", "BT1005")]
    [InlineData(null, "/responses", "BT1003")]
    public void Lines_are_held_against_the_job_and_one_another_by_what_their_urls_mean(string? job, string url, string? id)
    {
        var limits = LineRuleLimits.Of(ProviderLimits.AzureOpenAI, job);
        var first = Line("a", job is null ? "/v1/chat/completions" : url);

        Assert.Equal(id is null ? [] : [id], BatchLineRulesTests.Check(limits, first, Line("b", url)).Select(finding => finding.Id).Distinct());
    }

    [Fact]
    public void Embedding_inputs_are_counted_under_every_url()
    {
        var limits = LineRuleLimits.Of(ProviderLimits.AzureOpenAI) with { MaxEmbeddingInputs = 2 };
        var line = """{"custom_id":"a","method":"POST","url":"/embeddings","body":{"model":"m","input":["x","y","z"]}}""";

        Assert.Equal(["BT5008"], BatchLineRulesTests.Check(limits, line).Select(finding => finding.Id));
    }

    private static string Line(string id, string url) =>
        $$"""{"custom_id":"{{id}}","method":"POST","url":"{{url}}","body":{"model":"m","messages":[{"role":"user","content":"x"}],"input":"x"} }""";
}

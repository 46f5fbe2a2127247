using System.Reflection;
using BatchTasks.Catalog;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Shared.Tests.Bodies;

/// <summary>The data of the catalogue, against the document that it is computed from and against what is known of the service.</summary>
public sealed class CatalogDataTests
{
    [Fact]
    public void The_data_is_what_the_tool_makes_of_the_document()
    {
        var document = Environment.GetEnvironmentVariable("BATCHTASKS_OPENAPI");
        Assert.SkipWhen(document is null, "BATCHTASKS_OPENAPI, the path of the service's openapi.yaml, is not set.");
        var files = CatalogFiles.Of(File.ReadAllBytes(document));
        var folder = typeof(CatalogDataTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "BodyData").Value!;
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal), files.Select(file => file.Key).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(folder, file.Key)).ReplaceLineEndings("\n")));
    }

    [Fact]
    public void Every_endpoint_of_a_batch_has_a_body_and_no_other_has() => Assert.All(
        EndpointCatalog.All.Append("/v1/audio/speech"),
        endpoint => Assert.Equal(EndpointCatalog.IsServed(endpoint), BodyCatalog.Parameters(endpoint) is not null));

    [Fact]
    public void What_a_body_must_have_is_one_of_its_parameters() => Assert.All(
        EndpointCatalog.All,
        endpoint => Assert.Subset(
            BodyCatalog.Parameters(endpoint)!.Select(each => each.Name).ToHashSet(),
            EndpointCatalog.RequiredBodyParts(endpoint).ToHashSet()));

    [Theory]
    [InlineData("/v1/chat/completions", "temperature", "0 to 2")]
    [InlineData("/v1/chat/completions", "top_p", "0 to 1")]
    [InlineData("/v1/chat/completions", "n", "1 to 128")]
    [InlineData("/v1/chat/completions", "presence_penalty", "-2 to 2")]
    [InlineData("/v1/chat/completions", "frequency_penalty", "-2 to 2")]
    [InlineData("/v1/chat/completions", "top_logprobs", "0 to 20")]
    [InlineData("/v1/responses", "max_output_tokens", "at least 16")]
    [InlineData("/v1/responses", "temperature", "0 to 2")]
    [InlineData("/v1/responses", "top_logprobs", "0 to 20")]
    [InlineData("/v1/embeddings", "dimensions", "at least 1")]
    [InlineData("/v1/completions", "best_of", "0 to 20")]
    [InlineData("/v1/completions", "logprobs", "0 to 5")]
    [InlineData("/v1/images/generations", "n", "1 to 10")]
    [InlineData("/v1/images/edits", "n", "1 to 10")]
    public void A_number_has_its_range(string endpoint, string name, string range) =>
        Assert.Equal(range, ShapeText.Range(BodyCatalog.Parameter(endpoint, name)!.Schema.Number!));

    [Theory]
    [InlineData("/v1/chat/completions", "stop", "1 to 4 elements")]
    [InlineData("/v1/chat/completions", "messages", "at least one element")]
    [InlineData("/v1/chat/completions", "functions", "1 to 128 elements")]
    [InlineData("/v1/completions", "stop", "1 to 4 elements")]
    [InlineData("/v1/embeddings", "input", "1 to 2048 elements")]
    public void A_list_has_its_length(string endpoint, string name, string range) =>
        Assert.Equal(range, ShapeText.Elements(BodyCatalog.Parameter(endpoint, name)!.Schema.List!));

    [Theory]
    [InlineData("/v1/chat/completions", "reasoning_effort", "none minimal low medium high xhigh max")]
    [InlineData("/v1/chat/completions", "verbosity", "low medium high")]
    [InlineData("/v1/chat/completions", "service_tier", "auto default flex scale priority fast")]
    [InlineData("/v1/embeddings", "encoding_format", "float base64")]
    public void A_text_has_its_values(string endpoint, string name, string values) =>
        Assert.Equal(values, string.Join(' ', BodyCatalog.Parameter(endpoint, name)!.Schema.Text!.Values!));

    [Theory]
    [InlineData("/v1/chat/completions", "max_tokens", "'max_completion_tokens'")]
    [InlineData("/v1/chat/completions", "user", "'safety_identifier' and 'prompt_cache_key'")]
    [InlineData("/v1/chat/completions", "seed", "")]
    [InlineData("/v1/chat/completions", "functions", "'tools'")]
    [InlineData("/v1/chat/completions", "function_call", "'tool_choice'")]
    [InlineData("/v1/responses", "truncation", "")]
    [InlineData("/v1/completions", "max_tokens", null)]
    [InlineData("/v1/embeddings", "user", null)]
    [InlineData("/v1/chat/completions", "max_completion_tokens", null)]
    public void A_deprecated_parameter_has_what_the_document_names_instead(string endpoint, string name, string? instead) =>
        Assert.Equal(instead, BodyCatalog.Parameter(endpoint, name)!.Deprecated);

    [Fact]
    public void A_limit_that_has_a_name_of_its_own_is_the_same() =>
        Assert.Equal(BatchLimits.EmbeddingInputsPerRequest, BodyCatalog.Parameter(EndpointCatalog.Embeddings, "input")!.Schema.List!.Maximum);

    [Theory]
    [InlineData("gpt-4o-mini", "/v1/chat/completions", true)]
    [InlineData("gpt-4o-mini", "/v1/responses", true)]
    [InlineData("gpt-4o-mini", "/v1/embeddings", false)]
    [InlineData("gpt-4o-mini-2099-01-31", "/v1/embeddings", false)]
    [InlineData("gpt-4o-mini-2099-01-31", "/v1/chat/completions", true)]
    [InlineData("text-embedding-3-small", "/v1/embeddings", true)]
    [InlineData("text-embedding-3-small", "/v1/chat/completions", false)]
    [InlineData("o3-pro", "/v1/chat/completions", false)]
    [InlineData("o3-pro", "/v1/responses", true)]
    [InlineData("whisper-1", "/v1/chat/completions", false)]
    [InlineData("dall-e-2", "/v1/images/edits", true)]
    [InlineData("dall-e-3", "/v1/images/generations", true)]
    [InlineData("gpt-3.5-turbo-instruct", "/v1/chat/completions", false)]
    [InlineData("ft:gpt-4o-mini:acme::1", "/v1/embeddings", true)]
    [InlineData("text-embedding-4-small", "/v1/chat/completions", true)]
    [InlineData("my-deployment-2024-01-01", "/v1/embeddings", true)]
    [InlineData("", "/v1/embeddings", true)]
    [InlineData("-2024-01-01", "/v1/embeddings", true)]
    public void A_published_model_serves_its_endpoints_and_an_unknown_one_any(string model, string endpoint, bool serves) =>
        Assert.Equal(serves, ModelCatalog.Serves(model, endpoint));
}

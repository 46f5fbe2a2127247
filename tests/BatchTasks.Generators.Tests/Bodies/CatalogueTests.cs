using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchTasks.Conformance;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Bodies;

/// <summary>Every parameter that the official schema of an endpoint has can be set: as a constant, and from a member.</summary>
public class CatalogueTests
{
    private static readonly Dictionary<string, string> s_endpoints = new()
    {
        ["/v1/chat/completions"] = "UserMessage(\"x\")",
        ["/v1/responses"] = "UserMessage(\"x\")",
        ["/v1/completions"] = "Prompt(\"x\")",
        ["/v1/embeddings"] = "Input(\"x\")",
        ["/v1/moderations"] = "Input(\"x\")",
        ["/v1/images/generations"] = "Prompt(\"x\")",
        ["/v1/images/edits"] = "Prompt(\"x\")",
        ["/v1/videos"] = "Prompt(\"x\")",
    };

    /// <summary>What the task itself sets, and what no batch takes.</summary>
    private static readonly HashSet<string> s_taken = ["model", "messages", "input", "prompt", "encoding_format", "stream", "stream_options"];

    public static TheoryData<string> Endpoints => [.. s_endpoints.Keys];

    [Theory]
    [MemberData(nameof(Endpoints))]
    public async Task Random_parameters_of_the_official_schema_come_out_as_they_were_given(string endpoint)
    {
        Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);
        for (var seed = 0; seed < 5; seed++)
        {
            var parameters = JsonNode.Parse(OpenApiRequests.Random(endpoint, seed))!.AsObject().Where(each => !s_taken.Contains(each.Key)).ToList();
            if (endpoint == "/v1/images/edits" && parameters.All(static each => each.Key != "images"))
                parameters.Add(new("images", new JsonArray(new JsonObject { ["image_url"] = "https://example.com/a.png" })));

            var constants = string.Concat(parameters.Select(each => $", BodyJson({Literal(each.Key)}, {Literal(each.Value?.ToJsonString() ?? "null")})"));
            var members = string.Concat(parameters.Select((each, i) => $", [property: BodyParameter({Literal(each.Key)})] JsonElement M{i}"));
            var source = $$"""
                using System.Text.Json;
                using BatchTasks;
                #pragma warning disable CS1591, BT2010
                [BatchTask("{{endpoint}}", Model = "m", CustomId = "{Id}", Result = typeof(BatchRawBody)), {{s_endpoints[endpoint]}}{{constants}}] public partial record Constants(int Id);
                [BatchTask("{{endpoint}}", Model = "m", CustomId = "{Id}", Result = typeof(BatchRawBody)), {{s_endpoints[endpoint]}}] public partial record Members(int Id{{members}});
                """;
            var run = GeneratorRun.Of(source).AssertNoDiagnostics();

            // Which characters a name has, the schema says in words, and the random ones have any.
            var findings = await AnalyzerRun.Of(TestCompilation.Create(source));
            Assert.DoesNotContain(findings.Select(static d => d.ToString()), static finding => !finding.Contains(".name'", StringComparison.Ordinal));

            var assembly = run.Load();
            object[] values = [1, .. parameters.Select(static each => (object)JsonSerializer.Deserialize<JsonElement>(each.Value?.ToJsonString() ?? "null"))];
            foreach (var task in new[] { Activator.CreateInstance(assembly.GetType("Constants")!, 1)!, Activator.CreateInstance(assembly.GetType("Members")!, values)! })
            {
                var body = JsonNode.Parse((string)task.GetType().GetMethod("ToBatchLine")!.Invoke(task, null)!)!["body"]!.AsObject();
                foreach (var (name, value) in parameters)
                    Assert.True(JsonNode.DeepEquals(value, body[name]), $"{name}: {value?.ToJsonString()} is {body[name]?.ToJsonString()}");

                Assert.DoesNotContain(
                    OpenApiRequests.Validate(endpoint, Encoding.UTF8.GetBytes(body.ToJsonString())),
                    static error => !error.Contains("encoding_format", StringComparison.Ordinal));
            }
        }
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

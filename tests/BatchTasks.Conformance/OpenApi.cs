using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>
/// The service's OpenAPI document, which the environment variable BATCHTASKS_OPENAPI gives the path of. A test that needs it begins with
/// <c>Assert.SkipUnless(OpenApi.IsGiven, OpenApi.NotGiven);</c>.
/// </summary>
public static class OpenApi
{
    private static readonly Lazy<OpenApiSchemas> s_schemas = new(() =>
        new(File.ReadAllText(Path ?? throw new InvalidOperationException(NotGiven))));

    // A tree for each thread: reading one changes it, for it is only read as far as it is asked.
    private static readonly ThreadLocal<Dictionary<(string, bool), JsonObject>> s_ofEndpoints = new(() => []);

    /// <summary>Whether there is a document to ask.</summary>
    public static bool IsGiven => Path is not null;

    /// <summary>Why a test is skipped.</summary>
    public static string NotGiven => "BATCHTASKS_OPENAPI, the path of the service's openapi.yaml, is not set.";

    /// <summary>
    /// The schemas of the endpoint's body: of a request the one for JSON, which a batch's lines have also where calls are multipart forms.
    /// </summary>
    internal static JsonObject Schema(string endpoint, bool ofResponse)
    {
        var ofEndpoints = s_ofEndpoints.Value!;
        if (!ofEndpoints.TryGetValue((endpoint, ofResponse), out var schema))
            ofEndpoints[(endpoint, ofResponse)] = schema = s_schemas.Value.Schema(endpoint, ofResponse);

        return schema;
    }

    private static string? Path => Environment.GetEnvironmentVariable("BATCHTASKS_OPENAPI") is { Length: > 0 } path ? path : null;
}

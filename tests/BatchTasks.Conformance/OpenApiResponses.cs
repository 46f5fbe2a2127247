using System.Text.Json.Nodes;

namespace BatchTasks.Conformance;

/// <summary>Response bodies (of status 200) from and against the official schemas.</summary>
public static class OpenApiResponses
{
    /// <summary>What is wrong with a body, the most telling first; empty where it is valid.</summary>
    /// <param name="endpoint">Such as <c>/v1/chat/completions</c>.</param>
    /// <param name="bodyUtf8">The response's body.</param>
    /// <param name="allowUnknown">Whether an object may have members that its schema does not name. A reader must bear them, a writer should not make them.</param>
    public static IReadOnlyList<string> Validate(string endpoint, ReadOnlySpan<byte> bodyUtf8, bool allowUnknown = false)
    {
        var errors = SchemaValidator.Errors(endpoint, ofResponse: true, isClosed: false, bodyUtf8);
        return errors.Count > 0 || allowUnknown ? errors : SchemaValidator.Errors(endpoint, ofResponse: true, isClosed: true, bodyUtf8);
    }

    /// <summary>
    /// A random body that the schema allows, the same for the same seed: all required members, optional ones, unions, nulls, unknown members and the order of
    /// members at random. It may be a failure (a response with the status <c>failed</c>, a refusal); the methods of what is returned make it an answer with known
    /// content.
    /// </summary>
    /// <param name="endpoint">Such as <c>/v1/chat/completions</c>.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="withUnknown">Whether unknown members are among them.</param>
    public static OpenApiResponse Random(string endpoint, int seed, bool withUnknown = true)
    {
        var schema = OpenApi.Schema(endpoint, ofResponse: true);
        var body = new RandomDocument(schema, new Random(seed), withUnknown).Write().AsObject();
        return new OpenApiResponse(endpoint, body);
    }
}

using System.Text;

namespace BatchTasks.Conformance;

/// <summary>Request bodies against the official schemas.</summary>
public static class OpenApiRequests
{
    /// <summary>What is wrong with a body, the most telling first; empty where it is valid.</summary>
    /// <param name="endpoint">Such as <c>/v1/chat/completions</c>.</param>
    /// <param name="bodyUtf8">A line's <c>body</c>, not the whole line.</param>
    /// <param name="allowUnknown">
    /// Whether an object may have members that its schema does not name. The document allows them nearly everywhere; the service refuses most of them, so the
    /// default is no.
    /// </param>
    public static IReadOnlyList<string> Validate(string endpoint, ReadOnlySpan<byte> bodyUtf8, bool allowUnknown = false)
    {
        var errors = SchemaValidator.Errors(endpoint, ofResponse: false, isClosed: false, bodyUtf8);
        return errors.Count > 0 || allowUnknown ? errors : SchemaValidator.Errors(endpoint, ofResponse: false, isClosed: true, bodyUtf8);
    }

    /// <summary>A random body that the schema allows, the same for the same seed, without unknown members: any parameters in any combination.</summary>
    /// <param name="endpoint">Such as <c>/v1/chat/completions</c>.</param>
    /// <param name="seed">Any number.</param>
    public static byte[] Random(string endpoint, int seed)
    {
        var document = new RandomDocument(OpenApi.Schema(endpoint, ofResponse: false), new Random(seed), withUnknown: false);
        return Encoding.UTF8.GetBytes(document.Write().ToJsonString());
    }
}

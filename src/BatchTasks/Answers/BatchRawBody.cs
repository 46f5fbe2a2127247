using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks;

/// <summary>The body of a response as the service sent it, for what no other result type reads.</summary>
/// <param name="Utf8">The JSON object as UTF-8.</param>
public sealed record BatchRawBody(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>Parses the body. The document rents memory: dispose of it.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Utf8, new JsonDocumentOptions { MaxDepth = RawJson.MaxDepth });

    /// <summary>The JSON as a string.</summary>
    public override string ToString() => Utf8Strings.ToText(Utf8.Span);
}

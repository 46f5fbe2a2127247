using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;

namespace BatchTasks.Conformance;

/// <summary>Holds a body against the document's schema of it.</summary>
internal static class SchemaValidator
{
    private const int MostErrors = 12;

    private static readonly ConcurrentDictionary<(string Endpoint, bool OfResponse, bool IsClosed), JsonSchema> s_schemas = new();

    public static IReadOnlyList<string> Errors(string endpoint, bool ofResponse, bool isClosed, ReadOnlySpan<byte> bodyUtf8)
    {
        JsonNode? body;
        try
        {
            body = JsonNode.Parse(bodyUtf8);
        }
        catch (JsonException exception)
        {
            return [$": not JSON: {exception.Message}"];
        }

        var schema = s_schemas.GetOrAdd((endpoint, ofResponse, isClosed), Load);

        // A schema is built up while it is evaluated: two threads at once break each other's answer.
        lock (schema)
        {
            var isValid = schema.Evaluate(body, new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid;

            // Told again with its reasons, which cost time that a valid body need not take.
            return isValid ? [] : Reasons(schema.Evaluate(body, new EvaluationOptions { OutputFormat = OutputFormat.Hierarchical }));
        }
    }

    private static JsonSchema Load((string Endpoint, bool OfResponse, bool IsClosed) key)
    {
        var schema = OpenApi.Schema(key.Endpoint, key.OfResponse);
        return JsonSchema.FromText((key.IsClosed ? ClosedSchema.Of(schema) : schema).ToJsonString());
    }

    /// <summary>The deepest first: of a union's branches the one that was meant goes farther than the others.</summary>
    private static List<string> Reasons(EvaluationResults results)
    {
        var reasons = new List<(int Depth, string Text)>();
        Add(results, reasons);
        var all = reasons.OrderByDescending(each => each.Depth).Select(each => each.Text).Distinct().Take(MostErrors).ToList();
        return all.Count > 0 ? all : [": invalid"];
    }

    private static void Add(EvaluationResults result, List<(int Depth, string Text)> reasons)
    {
        // Below what is valid, branches that were not meant are not.
        if (result.IsValid)
            return;

        var where = result.InstanceLocation.ToString();
        var depth = where.Count(character => character == '/');
        var count = reasons.Count;
        foreach (var (keyword, message) in result.Errors ?? new Dictionary<string, string>())
        {
            if (keyword.Length > 0)
                reasons.Add((depth, $"{where}: {message}"));
        }

        foreach (var detail in result.Details)
            Add(detail, reasons);

        // What fails without a word of its own: the schema false, which stands for a member's absence, and "not".
        var path = result.EvaluationPath.ToString();
        if (path.EndsWith("/unevaluatedProperties", StringComparison.Ordinal) || path.EndsWith("/additionalProperties", StringComparison.Ordinal))
            reasons.Add((depth, $"{where}: the schema does not name this member"));
        else if (reasons.Count == count)
            reasons.Add((depth, $"{where}: not allowed by {path}"));
    }
}

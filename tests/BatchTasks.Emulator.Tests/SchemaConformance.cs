using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace BatchTasks.Emulator.Tests;

/// <summary>Checks a document against a schema of the strict subset, written apart from the code that makes such documents.</summary>
internal static class SchemaConformance
{
    public static void AssertConforms(string schema, string document)
    {
        using var schemaDocument = JsonDocument.Parse(schema);
        using var parsed = JsonDocument.Parse(document);
        var problem = Problem(schemaDocument.RootElement, schemaDocument.RootElement, parsed.RootElement, "$");
        Assert.True(problem is null, $"{problem}\n{document}");
        AssertValid(schema, document);
    }

    /// <summary>By a library alone, which knows all keywords.</summary>
    public static void AssertValid(string schema, string document) =>
        Assert.True(JsonSchema.FromText(schema).Evaluate(JsonNode.Parse(document)).IsValid, $"{document}\ndoes not conform to\n{schema}");

    private static string? Problem(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var target = root;
            foreach (var part in reference.GetString()!.Split('/').Skip(1))
                target = target.GetProperty(part);

            return Problem(root, target, value, path);
        }

        if (schema.TryGetProperty("anyOf", out var branches))
            return branches.EnumerateArray().Any(branch => Problem(root, branch, value, path) is null) ? null : $"{path} is none of anyOf";

        if (schema.TryGetProperty("const", out var constant))
            return JsonElement.DeepEquals(constant, value) ? null : $"{path} is not the const";

        if (schema.TryGetProperty("enum", out var values))
            return values.EnumerateArray().Any(each => JsonElement.DeepEquals(each, value)) ? null : $"{path} is not in enum";

        var type = schema.GetProperty("type");
        string[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(each => each.GetString()!)] : [type.GetString()!];
        return value.ValueKind switch
        {
            JsonValueKind.Null => types.Contains("null") ? null : $"{path} is null",
            JsonValueKind.True or JsonValueKind.False => types.Contains("boolean") ? null : $"{path} is a boolean",
            JsonValueKind.String => types.Contains("string") ? Text(schema, value.GetString()!, path) : $"{path} is a string",
            JsonValueKind.Number => Number(schema, types, value, path),
            JsonValueKind.Array => types.Contains("array") ? Array(root, schema, value, path) : $"{path} is an array",
            _ => types.Contains("object") ? Object(root, schema, value, path) : $"{path} is an object",
        };
    }

    private static string? Object(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        var properties = schema.GetProperty("properties").EnumerateObject().ToList();
        if (!properties.Select(property => property.Name).SequenceEqual(value.EnumerateObject().Select(property => property.Name)))
            return $"{path} has other properties";

        return properties.Select(property => Problem(root, property.Value, value.GetProperty(property.Name), $"{path}.{property.Name}")).FirstOrDefault(problem => problem is not null);
    }

    private static string? Array(JsonElement root, JsonElement schema, JsonElement value, string path)
    {
        var count = value.GetArrayLength();
        if ((schema.TryGetProperty("minItems", out var least) && count < least.GetInt32()) || (schema.TryGetProperty("maxItems", out var most) && count > most.GetInt32()))
            return $"{path} has {count} items";

        var items = schema.GetProperty("items");
        return value.EnumerateArray().Select((item, index) => Problem(root, items, item, $"{path}[{index}]")).FirstOrDefault(problem => problem is not null);
    }

    private static string? Number(JsonElement schema, string[] types, JsonElement value, string path)
    {
        var number = value.GetDecimal();
        if (!types.Contains("number") && !(types.Contains("integer") && decimal.Truncate(number) == number))
            return $"{path} is {number}";

        var isOutside = (Bound("minimum") is { } minimum && number < minimum) || (Bound("exclusiveMinimum") is { } above && number <= above)
            || (Bound("maximum") is { } maximum && number > maximum) || (Bound("exclusiveMaximum") is { } below && number >= below)
            || (Bound("multipleOf") is { } multiple && number % multiple != 0);
        return isOutside ? $"{path} is {number}" : null;

        decimal? Bound(string name) => schema.TryGetProperty(name, out var bound) ? bound.GetDecimal() : null;
    }

    private static string? Text(JsonElement schema, string text, string path)
    {
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(text, pattern.GetString()!))
            return $"{path} '{text}' does not match";

        if ((schema.TryGetProperty("minLength", out var least) && text.Length < least.GetInt32()) || (schema.TryGetProperty("maxLength", out var most) && text.Length > most.GetInt32()))
            return $"{path} '{text}' has {text.Length} characters";

        var format = schema.TryGetProperty("format", out var named) ? named.GetString() : null;
        var fits = format switch
        {
            "date-time" => DateTimeOffset.TryParseExact(text, "yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "time" => Regex.IsMatch(text, @"^([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$"),
            "duration" => System.Xml.XmlConvert.ToTimeSpan(text) > TimeSpan.Zero,
            "email" => Regex.IsMatch(text, @"^[a-z]+@[a-z]+\.com$"),
            "hostname" => Uri.CheckHostName(text) == UriHostNameType.Dns,
            "ipv4" => IPAddress.TryParse(text, out var four) && four.GetAddressBytes().Length == 4,
            "ipv6" => IPAddress.TryParse(text, out var six) && six.GetAddressBytes().Length == 16,
            "uuid" => Guid.TryParseExact(text, "D", out _),
            _ => true,
        };
        return fits ? null : $"{path} '{text}' is no {format}";
    }
}

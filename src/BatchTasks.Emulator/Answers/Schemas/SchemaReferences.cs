using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Follows <c>$ref</c> inside one schema document: "#" and the paths that RFC 6901 makes of it.</summary>
internal sealed class SchemaReferences(JsonElement root)
{
    private const int MostHops = 64;

    /// <summary>The schema that stands behind all references.</summary>
    public JsonElement Resolve(JsonElement schema)
    {
        for (var hop = 0; Reference(schema) is { } reference; hop++)
        {
            if (hop == MostHops)
                throw new FormatException($"The $ref '{reference}' leads in a circle.");

            schema = Target(reference);
        }

        return schema;
    }

    /// <summary>The reference that this schema is, or null.</summary>
    public static string? Reference(JsonElement schema) =>
        RequestText.Property(schema, "$ref") is { ValueKind: JsonValueKind.String } reference ? reference.GetString() : null;

    private JsonElement Target(string reference)
    {
        if (reference is "#" or "#/")
            return root;

        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            throw new FormatException($"The $ref '{reference}' does not point into its own schema.");

        var target = root;
        foreach (var part in reference.Split('/').Skip(1))
        {
            var name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            target = Step(target, name) ?? throw new FormatException($"The $ref '{reference}' points at nothing.");
        }

        return target;
    }

    private static JsonElement? Step(JsonElement from, string name)
    {
        if (from.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < from.GetArrayLength())
            return from[index];

        return RequestText.Property(from, name);
    }
}

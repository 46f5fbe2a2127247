using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Schemas that must hold together, as one: what non-strict schemas say with <c>allOf</c>, or with a union beside properties.</summary>
internal static class SchemaJoin
{
    private static readonly string[] s_unions = ["anyOf", "oneOf"];

    /// <summary>The branches of a union, or null where the schema is none.</summary>
    public static JsonElement? Union(JsonElement schema) =>
        s_unions.Select(name => RequestText.Property(schema, name)).FirstOrDefault(union => union is { ValueKind: JsonValueKind.Array } && union.Value.GetArrayLength() > 0);

    public static JsonElement? All(JsonElement schema) =>
        RequestText.Property(schema, "allOf") is { ValueKind: JsonValueKind.Array } parts && parts.GetArrayLength() > 0 ? parts : null;

    /// <summary>The schema and another in the place of its <c>allOf</c> or union: properties of both, of any other keyword the other's.</summary>
    public static JsonElement With(JsonElement schema, JsonElement other)
    {
        var keywords = new Dictionary<string, JsonElement>();
        foreach (var keyword in schema.EnumerateObject().Where(each => each.Name != "allOf" && !s_unions.Contains(each.Name)).Concat(other.EnumerateObject()))
            keywords[keyword.Name] = keyword.Name == "properties" && keywords.TryGetValue("properties", out var before) ? Merged(before, keyword.Value) : keyword.Value;

        return Object(keywords);
    }

    private static JsonElement Merged(JsonElement one, JsonElement other)
    {
        var members = new Dictionary<string, JsonElement>();
        foreach (var member in one.EnumerateObject().Concat(other.EnumerateObject()))
            members[member.Name] = member.Value;

        return Object(members);
    }

    private static JsonElement Object(Dictionary<string, JsonElement> members)
    {
        using var document = JsonDocument.Parse(Wire.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
        return document.RootElement.Clone();
    }
}

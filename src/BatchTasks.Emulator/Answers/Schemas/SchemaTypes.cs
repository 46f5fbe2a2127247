using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Schemas;

/// <summary>Reads the keywords of one schema.</summary>
internal static class SchemaTypes
{
    /// <summary>True where the schema lists its values.</summary>
    public static bool IsConstant(JsonElement schema) => RequestText.Property(schema, "const") is not null || RequestText.Property(schema, "enum") is not null;

    /// <summary>The types that a value may have, at least one.</summary>
    public static IReadOnlyList<string> Of(JsonElement schema)
    {
        var type = RequestText.Property(schema, "type");
        if (type is { ValueKind: JsonValueKind.String } one)
            return [one.GetString()!];

        if (type is { ValueKind: JsonValueKind.Array } several && several.GetArrayLength() > 0)
            return [.. several.EnumerateArray().Select(each => each.GetString()!)];

        if (RequestText.Property(schema, "properties") is not null)
            return ["object"];

        return RequestText.Property(schema, "items") is not null ? ["array"] : ["string"];
    }

    public static IEnumerable<JsonProperty> Properties(JsonElement schema) =>
        RequestText.Property(schema, "properties") is { ValueKind: JsonValueKind.Object } properties ? properties.EnumerateObject() : [];

    public static int Integer(JsonElement schema, string keyword, int otherwise = 0) =>
        RequestText.Property(schema, keyword) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var value) ? value : otherwise;

    public static decimal? Number(JsonElement schema, string keyword) =>
        RequestText.Property(schema, keyword) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var value) ? value : null;

    public static string? Text(JsonElement schema, string keyword) =>
        RequestText.Property(schema, keyword) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}

using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>A type that is one JSON token.</summary>
/// <param name="Method">The method of the library that reads it.</param>
/// <param name="JsonType">The schema's <c>type</c>.</param>
/// <param name="Format">The schema's <c>format</c>.</param>
/// <param name="Pattern">The schema's <c>pattern</c>.</param>
/// <param name="Minimum">The schema's <c>minimum</c>, where the type is narrower than the numbers that a model is likely to write.</param>
/// <param name="Maximum">The schema's <c>maximum</c>.</param>
internal sealed record ScalarType(
    string Method,
    string JsonType,
    string? Format = null,
    string? Pattern = null,
    string? Minimum = null,
    string? Maximum = null)
{
    public bool IsNumber => JsonType is "number" or "integer";

    public bool IsPlainString => Method == "ReadString";

    /// <summary>Whether the JSON may be any.</summary>
    public bool IsAny => JsonType.Length == 0;
}

/// <summary>The types that are one JSON token.</summary>
internal static class ScalarTypes
{
    // What System.Text.Json reads of a time: no zone, and no ISO 8601 duration.
    private const string TimePattern = @"^\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";
    private const string SpanPattern = @"^-?(\d+\.)?\d{2}:\d{2}:\d{2}(\.\d{1,7})?$";

    /// <summary>The scalar that a type is; null if it is none.</summary>
    /// <param name="type">The type.</param>
    /// <param name="settings">How the result is asked for and read.</param>
    public static ScalarType? Find(ITypeSymbol type, ResultSettings settings)
    {
        if (!settings.IsStrict && FindAny(type) is { } any)
            return any;

        return Find(type) is { } scalar ? settings.Serializer is null ? scalar : ForSerializer(scalar) : null;
    }

    private static ScalarType ForSerializer(ScalarType scalar) => scalar.Format switch
    {
        "time" => scalar with { Format = null, Pattern = TimePattern },
        "duration" => scalar with { Format = null, Pattern = SpanPattern },
        _ => scalar,
    };

    /// <summary>The types of JSON that may be any, or any object or array.</summary>
    private static ScalarType? FindAny(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Object, TypeKind: not TypeKind.Dynamic } => new("ReadObject", ""),
        { Name: "JsonElement" } when type.IsIn("System.Text.Json") => new("ReadElement", ""),
        { Name: "JsonNode" } when type.IsIn("System.Text.Json.Nodes") => new("ReadNode", ""),
        { Name: "JsonObject" } when type.IsIn("System.Text.Json.Nodes") => new("ReadJsonObject", "object"),
        { Name: "JsonArray" } when type.IsIn("System.Text.Json.Nodes") => new("ReadJsonArray", "array"),
        _ => null,
    };

    private static ScalarType? Find(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_String => new("ReadString", "string"),
        SpecialType.System_Boolean => new("ReadBoolean", "boolean"),
        SpecialType.System_Char => new("ReadChar", "string", Pattern: "^.$"),
        SpecialType.System_SByte => new("ReadSByte", "integer", Minimum: "-128", Maximum: "127"),
        SpecialType.System_Byte => new("ReadByte", "integer", Minimum: "0", Maximum: "255"),
        SpecialType.System_Int16 => new("ReadInt16", "integer", Minimum: "-32768", Maximum: "32767"),
        SpecialType.System_UInt16 => new("ReadUInt16", "integer", Minimum: "0", Maximum: "65535"),
        SpecialType.System_Int32 => new("ReadInt32", "integer"),
        SpecialType.System_UInt32 => new("ReadUInt32", "integer", Minimum: "0"),
        SpecialType.System_Int64 => new("ReadInt64", "integer"),
        SpecialType.System_UInt64 => new("ReadUInt64", "integer", Minimum: "0"),
        SpecialType.System_Single => new("ReadSingle", "number"),
        SpecialType.System_Double => new("ReadDouble", "number"),
        SpecialType.System_Decimal => new("ReadDecimal", "number"),
        SpecialType.System_DateTime => new("ReadDateTime", "string", Format: "date-time"),
        _ => type is INamedTypeSymbol && type.IsIn("System") ? FindByName(type.Name) : null,
    };

    private static ScalarType? FindByName(string name) => name switch
    {
        "DateTimeOffset" => new("ReadDateTimeOffset", "string", Format: "date-time"),
        "DateOnly" => new("ReadDateOnly", "string", Format: "date"),
        "TimeOnly" => new("ReadTimeOnly", "string", Format: "time"),
        "TimeSpan" => new("ReadTimeSpan", "string", Format: "duration"),
        "Guid" => new("ReadGuid", "string", Format: "uuid"),
        "Uri" => new("ReadUri", "string"),
        _ => null,
    };
}

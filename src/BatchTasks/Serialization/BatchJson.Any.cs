using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using BatchTasks.Json;

namespace BatchTasks;

// Values whose JSON no type of the result tells: what schemas that are not strict may have, and what a serializer context reads.
public static partial class BatchJson
{
    /// <summary>Reads any JSON.</summary>
    public static JsonElement ReadElement(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Reads any JSON, as a <see cref="JsonElement"/>.</summary>
    public static object ReadObject(ref Utf8JsonReader reader) => JsonElement.ParseValue(ref reader);

    /// <summary>Reads any JSON other than null.</summary>
    public static JsonNode ReadNode(ref Utf8JsonReader reader) => JsonNode.Parse(ref reader) ?? throw Unexpected(ref reader, "a value");

    /// <summary>Reads an object of any properties.</summary>
    public static JsonObject ReadJsonObject(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject ? (JsonObject)ReadNode(ref reader) : throw Unexpected(ref reader, "an object");

    /// <summary>Reads an array of any items.</summary>
    public static JsonArray ReadJsonArray(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartArray ? (JsonArray)ReadNode(ref reader) : throw Unexpected(ref reader, "an array");

    /// <summary>Reads the name of a property and goes to its value.</summary>
    public static string ReadName(ref Utf8JsonReader reader)
    {
        var name = JsonUnescape.GetString(ref reader);
        reader.Read();
        return name;
    }

    /// <summary>Reads a value with the metadata of a serializer context.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="context">The context.</param>
    /// <returns>The value, never null.</returns>
    /// <exception cref="JsonException">The JSON is not that value, or the context does not know the type.</exception>
    public static T Deserialize<T>(ref Utf8JsonReader reader, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetTypeInfo(typeof(T)) is not JsonTypeInfo<T> type)
            throw new JsonException($"'{context.GetType()}' has no metadata of '{typeof(T)}': add [JsonSerializable(typeof({typeof(T).Name}))] to it.");

        try
        {
            return JsonSerializer.Deserialize(ref reader, type) is { } value ? value : throw Unexpected(ref reader, $"a value ({typeof(T).Name})");
        }
        catch (NotSupportedException e)
        {
            // The serializer's way to say that it can't build the type, or an abstract one that the answer does not name a type for.
            throw new JsonException(e.Message, e);
        }
    }
}

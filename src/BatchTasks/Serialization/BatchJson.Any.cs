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
    public static JsonElement ReadElement(ref BatchJsonTokens reader)
    {
        var whole = reader.WholeValueReader();
        var element = JsonElement.ParseValue(ref whole);
        reader.MoveOver(whole);
        return element;
    }

    /// <summary>Reads any JSON, as a <see cref="JsonElement"/>.</summary>
    public static object ReadObject(ref BatchJsonTokens reader) => ReadElement(ref reader);

    /// <summary>Reads any JSON other than null.</summary>
    public static JsonNode ReadNode(ref BatchJsonTokens reader)
    {
        var whole = reader.WholeValueReader();
        var node = JsonNode.Parse(ref whole) ?? throw Unexpected(ref reader, "a value");
        reader.MoveOver(whole);
        return node;
    }

    /// <summary>Reads an object of any properties.</summary>
    public static JsonObject ReadJsonObject(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.StartObject ? (JsonObject)ReadNode(ref reader) : throw Unexpected(ref reader, "an object");

    /// <summary>Reads an array of any items.</summary>
    public static JsonArray ReadJsonArray(ref BatchJsonTokens reader) =>
        reader.TokenType == JsonTokenType.StartArray ? (JsonArray)ReadNode(ref reader) : throw Unexpected(ref reader, "an array");

    /// <summary>Reads the name of a property and goes to its value.</summary>
    public static string ReadName(ref BatchJsonTokens reader)
    {
        var name = reader.GetText();
        reader.Read();
        return name;
    }

    /// <summary>Reads a value with the metadata of a serializer context.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="reader">The reader, on the value.</param>
    /// <param name="context">The context.</param>
    /// <returns>The value, never null.</returns>
    /// <exception cref="JsonException">The JSON is not that value, or the context does not know the type.</exception>
    public static T Deserialize<T>(ref BatchJsonTokens reader, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.GetTypeInfo(typeof(T)) is not JsonTypeInfo<T> type)
            throw new JsonException($"'{context.GetType()}' has no metadata of '{typeof(T)}': add [JsonSerializable(typeof({typeof(T).Name}))] to it.");

        try
        {
            var whole = reader.WholeValueReader();
            var value = JsonSerializer.Deserialize(ref whole, type) ?? throw Unexpected(ref reader, $"a value ({typeof(T).Name})");
            reader.MoveOver(whole);
            return value;
        }
        catch (NotSupportedException e)
        {
            // The serializer's way to say that it can't build the type, or an abstract one that the answer does not name a type for.
            throw new JsonException(e.Message, e);
        }
    }
}

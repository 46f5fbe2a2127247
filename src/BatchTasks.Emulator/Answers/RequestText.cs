using System.Text.Json;

namespace BatchTasks.Emulator.Answers;

/// <summary>Reads members of a request's body, which may be anything.</summary>
internal static class RequestText
{
    public static JsonElement? Property(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;

    public static JsonElement? Property(JsonElement? element, string name) => element is { } there ? Property(there, name) : null;

    public static bool IsTrue(JsonElement element, string name) => Property(element, name) is { ValueKind: JsonValueKind.True };

    public static int? Whole(JsonElement element, string name) =>
        Property(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) ? whole : null;
}

using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Requests for handlers, and what is in their answers.</summary>
internal static class Requests
{
    public static EmulatedRequest Of(string endpoint, string body)
    {
        using var document = JsonDocument.Parse(body);
        return new(endpoint, null, document.RootElement.Clone());
    }

    public static JsonElement Answer(string endpoint, string body) => Json(EmulatedResponse.Default(Of(endpoint, body)));

    public static JsonElement Json(EmulatedResponse response)
    {
        using var document = JsonDocument.Parse(response.Body);
        return document.RootElement.Clone();
    }
}

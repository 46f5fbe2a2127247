using System.Text.Json;
using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator;

/// <summary>One request that the emulator is to answer: a line of a batch, or a call of a synchronous endpoint.</summary>
public sealed class EmulatedRequest
{
    /// <summary>Makes a request, for tests of a handler.</summary>
    /// <param name="endpoint">The endpoint, such as <c>/v1/chat/completions</c>.</param>
    /// <param name="customId">The line's <c>custom_id</c>, or null for a synchronous call.</param>
    /// <param name="body">The body.</param>
    public EmulatedRequest(string endpoint, string? customId, JsonElement body)
    {
        Endpoint = endpoint;
        CustomId = customId;
        Body = body;
    }

    /// <summary>The endpoint, such as <c>/v1/chat/completions</c>.</summary>
    public string Endpoint { get; }

    /// <summary>The line's <c>custom_id</c>, or null for a synchronous call.</summary>
    public string? CustomId { get; }

    /// <summary>The request's body. It stays valid for as long as it is held.</summary>
    public JsonElement Body { get; }

    /// <summary>The body's <c>model</c>, or an empty string where it names none.</summary>
    public string Model => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("model", out var model) && model.ValueKind == JsonValueKind.String
        ? model.GetString()!
        : "";

    /// <summary>The text of the last message with the role user, or an empty string: its content, or its text parts one after the other.</summary>
    public string LastUserText => RequestText.LastUserText(Body);
}

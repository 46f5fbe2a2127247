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

    /// <summary>
    /// The text of the last message with the role user, or an empty string: its content, or its text parts one after the other. Where there are no messages
    /// it is the prompt or the input; several of them are lines of their own.
    /// </summary>
    public string LastUserText => RequestContent.LastUserText(Endpoint, Body);

    /// <summary>The texts of the messages with the roles system and developer and of the instructions, each a line of its own, or an empty string.</summary>
    public string SystemText => RequestContent.SystemText(Endpoint, Body);

    /// <summary>
    /// The texts that are answered one by one: the inputs of embeddings and moderations, the prompts of completions (of tokens, their JSON); of any other
    /// endpoint <see cref="LastUserText"/> alone.
    /// </summary>
    public IReadOnlyList<string> Inputs => RequestContent.Inputs(Endpoint, Body);

    /// <summary>The images of all messages or inputs, in their order.</summary>
    public IReadOnlyList<EmulatedImage> Images =>
        [.. RequestContent.Attachments(Endpoint, Body).Where(each => each.Kind == "image").Select(each => EmulatedImage.Of(each.Part))];
}

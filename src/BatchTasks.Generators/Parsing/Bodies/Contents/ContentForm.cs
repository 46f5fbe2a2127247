using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Generators.Parsing.Bodies.Contents;

/// <summary>How an endpoint has the parts of a content.</summary>
/// <param name="TextType">The <c>type</c> of a part that is text.</param>
/// <param name="Method">The method of the line writer for a part that is not.</param>
/// <param name="Kinds">What the parts can be.</param>
internal sealed record ContentForm(string TextType, string Method, ContentKind Kinds)
{
    // ChatCompletionRequestUserMessageContentPart, InputContent and CreateModerationRequest.input of the OpenAPI document.
    private static readonly ContentForm s_chat = new("text", "WriteChatContent", ContentKind.Image | ContentKind.Audio | ContentKind.File | ContentKind.Any);
    private static readonly ContentForm s_responses = new("input_text", "WriteResponsesContent", ContentKind.Image | ContentKind.File | ContentKind.Any);
    private static readonly ContentForm s_moderations = new("text", "WriteModerationContent", ContentKind.Image | ContentKind.Any);

    /// <summary>Null for an endpoint that takes text only.</summary>
    public static ContentForm? Of(string endpoint) => endpoint switch
    {
        EndpointCatalog.ChatCompletions => s_chat,
        EndpointCatalog.Responses => s_responses,
        EndpointCatalog.Moderations => s_moderations,
        _ => null,
    };
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;
using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Generators.Parsing.Bodies.Conversations;

/// <summary>Writes a conversation into the body of an endpoint that takes one.</summary>
internal static class ConversationWriter
{
    /// <summary>The members of the body that a conversation makes.</summary>
    public static IReadOnlyList<string> Members(Conversation conversation, string endpoint) =>
        endpoint == EndpointCatalog.ChatCompletions ? ["messages"]
        : InstructionsOf(conversation) is not null ? ["instructions", "input"]
        : ["input"];

    public static void Write(Conversation conversation, string endpoint, BodyBuilder body)
    {
        if (endpoint == EndpointCatalog.ChatCompletions)
            WriteItems("messages", conversation.Before, conversation, "WriteChatMessage", ContentForm.Of(endpoint)!, body);
        else
            WriteResponses(conversation, ContentForm.Of(endpoint)!, body);
    }

    /// <summary>
    /// Responses have a place of their own for what the model is told first, and take text for the one message of a user: the same declaration in the form that
    /// the endpoint is used in.
    /// </summary>
    private static void WriteResponses(Conversation conversation, ContentForm form, BodyBuilder body)
    {
        var before = conversation.Before;
        if (InstructionsOf(conversation) is { } instructions)
        {
            body.Member("instructions").Template(ContentWriter.TextOf(instructions.Content));
            before = [.. before.Skip(1)];
        }

        if (conversation.Member is null && before is [{ Role: "user" } only] && ContentWriter.IsText(only.Content))
            body.Member("input").Template(ContentWriter.TextOf(only.Content));
        else
            WriteItems("input", before, conversation, "WriteResponsesItems", form, body);
    }

    private static DeclaredMessage? InstructionsOf(Conversation conversation) =>
        conversation.Before is [{ IsInstruction: true } first, ..]
        && ContentWriter.IsText(first.Content)
        && (conversation.Before.Count > 1 || conversation.Member is not null)
            ? first
            : null;

    private static void WriteItems(string name, IReadOnlyList<DeclaredMessage> before, Conversation conversation, string method, ContentForm form, BodyBuilder body)
    {
        body.Member(name).Json("[");
        var comma = Comma.Never;
        foreach (var message in before)
            comma = WriteMessage(message, comma, form, body);

        if (conversation.Member is { } member)
        {
            body.Add(member.Segment(method));
            comma = comma.After(mayBeAbsent: true);
        }

        foreach (var message in conversation.After)
            comma = WriteMessage(message, comma, form, body);

        body.Json("]");
    }

    private static Comma WriteMessage(DeclaredMessage message, Comma comma, ContentForm form, BodyBuilder body)
    {
        body.Separate(comma).Json($"{{\"role\":\"{message.Role}\",\"content\":");
        ContentWriter.Write(message.Content, form, body);
        body.Json("}");
        return Comma.Always;
    }
}

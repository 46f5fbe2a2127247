using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing.Bodies.Contents;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies.Conversations;

/// <summary>The conversation that a task type declares: message attributes, and a member with [Messages].</summary>
internal static class ConversationParser
{
    /// <summary>Returns null where there is none that can be sent; the findings say why.</summary>
    public static Conversation? Parse(AttributeData task, string endpoint, ParseContext context)
    {
        var declared = new List<DeclaredMessage>();
        var isSound = true;
        foreach (var attribute in context.Type.GetAttributes().InSourceOrder())
        {
            if (AttributeNames.MessageRole(attribute) is not { } role)
                continue;

            if (ParseMessage(attribute, role, endpoint, context) is { } message)
                declared.Add(message);
            else
                isSound = false;
        }

        isSound &= TryFindMember(context, out var member);
        if (!isSound)
            return null;

        if (declared.Count == 0 && member is null)
        {
            context.Report(
                Rules.RequiredPartMissing,
                task.Location(context.Location, context.CancellationToken),
                context.Type.Name,
                endpoint,
                "at least one message; add [UserMessage(\"…\")]");
            return null;
        }

        if (declared.Count == 0 && member is { Declared: { } only } && only.Type.IsDeclaredNullable())
        {
            context.Report(
                Rules.PartNotCarried,
                only.LocationOr(context.Location),
                $"'{only.Name}' is the whole conversation and may be null, and a request without messages is refused; make it not nullable, or add a message to the type");
            return null;
        }

        // Instructions come before the conversation that they are for, questions about it after it.
        return member is null
            ? new Conversation(declared, null, [])
            : new Conversation([.. declared.Where(static m => m.IsInstruction)], member, [.. declared.Where(static m => !m.IsInstruction)]);
    }

    private static DeclaredMessage? ParseMessage(AttributeData attribute, string role, string endpoint, ParseContext context)
    {
        var (kinds, remedy) = KindsOf(role, endpoint);
        if (TextTemplates.ParseParts(attribute, kinds, remedy, context) is not { } content)
            return null;

        if (ContentWriter.IsOptional(content))
        {
            context.Report(
                Rules.PartNotCarried,
                attribute.Location(context.Location, context.CancellationToken),
                "The message has nothing but what may be null, and a message without content is refused; add text, or make the member not nullable");
            return null;
        }

        return new DeclaredMessage(role, content);
    }

    /// <summary>What a message of a role can have beside text, and what to do about anything else.</summary>
    private static (ContentKind Kinds, string Remedy) KindsOf(string role, string endpoint)
    {
        var kinds = ContentForm.Of(endpoint)!.Kinds;

        // ChatCompletionRequestSystemMessage and its like have text only; of an answer of the model, so do both endpoints.
        if (role == "user" || (role != "assistant" && endpoint == EndpointCatalog.Responses))
            return (kinds, $"{endpoint} takes none in a message");

        return (ContentKind.None, $"a message of the role '{role}' is text; put it into a [UserMessage]");
    }

    private static bool TryFindMember(ParseContext context, out MessagesMember? found)
    {
        found = null;
        var isSound = true;
        foreach (var (member, attribute) in context.Members.With(AttributeNames.Messages))
        {
            context.Members.Find(member.Name);
            var location = attribute.Location(member.LocationOr(context.Location), context.CancellationToken);
            if (found is not null)
            {
                context.Report(Rules.SetTwice, location, "messages", $"by another member and by '{member.Name}', both [Messages]; make one of them");
                return false;
            }

            if (ConversationTypes.Find(member.Type, context.Compilation, out var problem) is { } type)
            {
                found = new MessagesMember(member, type);
                continue;
            }

            context.Report(Rules.PartNotCarried, location, $"'{member.Name}' is of type '{member.Type.ToDisplayString()}', which is no conversation: {problem}");
            isSound = false;
        }

        return isSound;
    }
}

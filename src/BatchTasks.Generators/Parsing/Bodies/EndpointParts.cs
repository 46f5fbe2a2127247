using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>What the requests of an endpoint are mainly made of, and the attributes that are for others.</summary>
internal static class EndpointParts
{
    public static MainPart MainPartOf(string endpoint) => endpoint switch
    {
        EndpointCatalog.ChatCompletions or EndpointCatalog.Responses => MainPart.Messages,
        EndpointCatalog.Embeddings or EndpointCatalog.Moderations => MainPart.Input,
        _ => MainPart.Prompt,
    };

    /// <summary>Reports the attributes of the type and its members that the endpoint has no place for.</summary>
    public static void RefuseOthers(string endpoint, ParseContext context)
    {
        var main = MainPartOf(endpoint);
        foreach (var attribute in context.Type.GetAttributes().Concat(context.Members.All.SelectMany(static m => m.Attributes)))
        {
            if (PartOf(attribute) is not { } part || part == main)
                continue;

            var name = AttributeNames.WithoutEnding(attribute.AttributeClass!.Name);
            context.Report(
                Rules.PartNotCarried,
                attribute.Location(context.Location, context.CancellationToken),
                $"[{name}] is {Describe(attribute, part)}, and {endpoint} takes {TakenBy(main)}");
        }
    }

    /// <summary>The part that an attribute is; null for what is no part, or one that several endpoints have.</summary>
    private static MainPart? PartOf(AttributeData attribute) =>
        AttributeNames.MessageRole(attribute) is not null || attribute.Is(AttributeNames.Messages) || attribute.Is(AttributeNames.Tool) ? MainPart.Messages
        : attribute.Is(AttributeNames.Input) ? MainPart.Input
        : attribute.Is(AttributeNames.Prompt) ? MainPart.Prompt
        : null;

    private static string Describe(AttributeData attribute, MainPart part) => part switch
    {
        _ when attribute.Is(AttributeNames.Tool) => "a function for a model that holds a conversation",
        MainPart.Messages => "for a conversation",
        MainPart.Input => "an input",
        _ => "a prompt",
    };

    private static string TakenBy(MainPart main) => main switch
    {
        MainPart.Messages => "messages: use [UserMessage]",
        MainPart.Input => "an input: use [Input]",
        _ => "a prompt: use [Prompt]",
    };
}

/// <summary>What a request is mainly made of.</summary>
internal enum MainPart
{
    Messages,
    Input,
    Prompt,
}

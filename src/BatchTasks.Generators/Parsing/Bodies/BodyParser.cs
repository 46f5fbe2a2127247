using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Conversations;
using BatchTasks.Generators.Parsing.Bodies.Inputs;
using BatchTasks.Generators.Parsing.Bodies.Tools;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>
/// The body of a request: the model, what it is mainly made of, the parameters, what is asked for the result, and what the task writes itself.
/// </summary>
internal static class BodyParser
{
    private const string Tools = "tools";
    private const string Images = "images";
    private const string EncodingFormat = "encoding_format";

    /// <summary>Returns null where there is no body; the findings say why.</summary>
    public static ParsedBody? Parse(BodyRequest request, ParseContext context)
    {
        var endpoint = request.Endpoint;
        EndpointParts.RefuseOthers(endpoint, context);
        var main = ParseMain(request, context);
        var asked = request.Result?.Parameters(endpoint).ToList() ?? [];
        var parameters = BodyParameters.Parse(endpoint, Taken(request, main, asked), context);
        var body = BodyBuilder.Open();
        var isSound = ModelParameter.TryWrite(body, endpoint, request.Model, parameters, request.Attribute, context);
        if (main is null || !main.TryWrite(body))
            return null;

        if (endpoint == EndpointCatalog.Embeddings)
            body.Member(EncodingFormat).Quoted("base64");

        foreach (var parameter in asked)
            parameters.Add(parameter.Key, parameter.Value);

        if (request.Tools.Count > 0)
            parameters.Add(Tools, $"[{string.Join(",", request.Tools.Select(tool => tool.Json(endpoint)))}]");

        parameters.WriteTo(body);
        isSound &= RequireImages(endpoint, parameters, request.Attribute, context);
        isSound &= ExtraBody.Check(context);
        if (ExtraBody.IsWritten(context.Type, context.Compilation))
            body.Add(new Segment.ExtraBody(parameters.Names.ToEquatableArray()));

        return isSound ? new ParsedBody(body.Close(), main.Lists, main.SingleInputs) { AreSeveral = main.AreSeveral } : null;
    }

    private static MainBody? ParseMain(BodyRequest request, ParseContext context)
    {
        var endpoint = request.Endpoint;
        switch (EndpointParts.MainPartOf(endpoint))
        {
            case MainPart.Messages:
                return ConversationParser.Parse(request.Attribute, endpoint, context) is { } conversation && RequireJsonWord(request, conversation, context)
                    ? new MainBody(ConversationWriter.Members(conversation, endpoint), "the message attributes", body => Written(() => ConversationWriter.Write(conversation, endpoint, body)))
                    : null;
            case MainPart.Input:
                return InputParser.Parse(request.Attribute, endpoint, context) is { } inputs
                    ? new MainBody(["input"], "[Input]", body => InputWriter.TryWrite(inputs, endpoint, body, context))
                    {
                        Lists = inputs.OfType<DeclaredInput.Several>().Select(static several => several.List).ToEquatableArray(),
                        SingleInputs = inputs.Count(static input => input is DeclaredInput.One),
                        AreSeveral = InputWriter.AreSeveral(inputs),
                    }
                    : null;
            default:
                return PromptParser.Parse(request.Attribute, endpoint, context) is { } prompt
                    ? new MainBody(["prompt"], "[Prompt]", body => Written(() => body.Member("prompt").Template(prompt)))
                    : null;
        }
    }

    private static bool Written(Action write)
    {
        write();
        return true;
    }

    /// <summary>The parameters that the generator sets itself, each with what sets it.</summary>
    private static Dictionary<string, string> Taken(BodyRequest request, MainBody? main, List<KeyValuePair<string, string>> asked)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in main?.Members ?? [])
            taken.Add(name, main!.SetBy);

        if (request.Model is not null)
            taken.Add(ModelParameter.Name, "[BatchTask]");

        foreach (var parameter in asked)
            taken.Add(parameter.Key, "the result type");

        if (request.Tools.Count > 0 && !taken.ContainsKey(Tools))
            taken.Add(Tools, "[Tool]");

        if (request.Endpoint == EndpointCatalog.Embeddings)
            taken.Add(EncodingFormat, "the result type, which is read fastest and smallest as base64");

        return taken;
    }

    /// <summary>
    /// Without a schema the model is told what to give by the messages alone, and the service refuses a request in which none of them has the word (JSON mode in its
    /// Structured Outputs guide).
    /// </summary>
    private static bool RequireJsonWord(BodyRequest request, Conversation conversation, ParseContext context)
    {
        if (request.Result is not { Schema: null } || conversation.MayMentionJson)
            return true;

        context.Report(
            Rules.RequiredPartMissing,
            request.Attribute.ArgumentLocation(-1, "ResultFormat", context.Location, context.CancellationToken),
            context.Type.Name,
            "ResultFormat.JsonObject",
            "the word 'JSON' in a message; say in one which JSON is wanted");
        return false;
    }

    /// <summary>An edit without an image is refused, and the schema does not say so.</summary>
    private static bool RequireImages(string endpoint, BodyParameters parameters, AttributeData attribute, ParseContext context)
    {
        if (endpoint != EndpointCatalog.ImageEdits)
            return true;

        if (parameters.Has(Images))
        {
            if (context.Body?.Parameters.Find(static parameter => parameter.Name == Images)?.Member is not { } member || !member.Type.IsDeclaredNullable())
                return true;

            context.Report(Rules.PartNotCarried, member.LocationOr(context.Location), $"'{member.Name}' may be null, and an edit without an image is refused; make it not nullable");
            return false;
        }

        context.Report(
            Rules.RequiredPartMissing,
            attribute.Location(context.Location, context.CancellationToken),
            context.Type.Name,
            endpoint,
            "the images; mark a member of type IReadOnlyList<BatchImage> [BodyParameter(\"images\")]");
        return false;
    }

    /// <summary>What a body is mainly made of.</summary>
    /// <param name="Members">The names of its members.</param>
    /// <param name="SetBy">What sets them.</param>
    /// <param name="TryWrite">Writes them; false where that can't be, with a finding.</param>
    private sealed record MainBody(IReadOnlyList<string> Members, string SetBy, Func<BodyBuilder, bool> TryWrite)
    {
        public EquatableArray<InputListModel> Lists { get; init; } = EquatableArray<InputListModel>.Empty;

        public int SingleInputs { get; init; } = 1;

        public bool AreSeveral { get; init; }
    }
}

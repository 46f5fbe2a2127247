using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>The library's own types for what endpoints give beside text and vectors.</summary>
internal static class LibraryResults
{
    public const string Moderation = "BatchModeration";
    public const string GeneratedImage = "BatchGeneratedImage";
    public const string Video = "BatchVideo";
    public const string RawBody = "BatchRawBody";
    public const string ToolCalls = "BatchToolCalls";
    public const string Choice = "BatchChoice`1";

    private static readonly Dictionary<string, LibraryResult> s_results = new(StringComparer.Ordinal)
    {
        [Moderation] = new("ReadModeration", "ReadModerations", [EndpointCatalog.Moderations]),
        [GeneratedImage] = new("ReadImage", "ReadImages", [EndpointCatalog.ImageGenerations, EndpointCatalog.ImageEdits]),
        [Video] = new("ReadVideo", null, [EndpointCatalog.Videos]),
        [RawBody] = new("ReadRawBody", null, EndpointCatalog.All),
    };

    /// <summary>The type that a task has where it declares none, where the endpoint gives one of these.</summary>
    public static string? DefaultOf(string? endpoint) => endpoint switch
    {
        EndpointCatalog.Moderations => Moderation,
        EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits => GeneratedImage,
        EndpointCatalog.Videos => Video,
        _ => null,
    };

    /// <summary>Whether a type is one of these, or a choice.</summary>
    public static bool IsOne(ITypeSymbol type) =>
        type.IsIn(AttributeNames.Namespace) && (s_results.ContainsKey(type.MetadataName) || type.MetadataName is ToolCalls or Choice);

    /// <summary>What an endpoint gives, and the types for it.</summary>
    public static (string Gives, string Types) Of(string endpoint) => endpoint switch
    {
        EndpointCatalog.Embeddings => ("vectors", "ReadOnlyMemory<float> or float[], or an array or list of these for several inputs,"),
        EndpointCatalog.Moderations => ("judgements", $"{Moderation}, or an array or list of these for several inputs,"),
        EndpointCatalog.Videos => ("a video", Video),
        EndpointCatalog.Completions => ("text", "string, or BatchChoice<string>, or an array or list of these for several answers,"),
        EndpointCatalog.ImageGenerations or EndpointCatalog.ImageEdits => ("images", $"{GeneratedImage}, or an array or list of these for several,"),
        _ => ("text or structured output", "string, or a type that the text is read into,"),
    };

    /// <summary>The model of a type that is one of these, alone or in an array or list; null for another type, and where the endpoint does not give it, which is reported.</summary>
    /// <param name="type">The type.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="isKnown">Whether it is one of these.</param>
    /// <param name="report">Reports that the endpoint does not give it.</param>
    public static ResultModel? Find(ITypeSymbol type, string endpoint, out bool isKnown, Action report)
    {
        var collection = CollectionTypes.Find(type);
        var item = collection?.Item ?? type;
        isKnown = item.IsIn(AttributeNames.Namespace) && (s_results.ContainsKey(item.MetadataName) || (item.MetadataName == ToolCalls && collection is null));
        if (!isKnown)
            return null;

        if (item.MetadataName == ToolCalls)
        {
            if (endpoint is EndpointCatalog.ChatCompletions or EndpointCatalog.Responses)
                return new ResultModel(type.SourceName(), ResultForm.ToolCalls, null);

            report();
            return null;
        }

        var known = s_results[item.MetadataName];
        var method = collection is null ? known.Method : IsFilled(collection) ? known.MethodForAll : null;
        if (!known.Endpoints.Contains(endpoint) || method is null)
        {
            report();
            return null;
        }

        return new ResultModel(type.SourceName(), ResultForm.Body, null)
        {
            BodyMethod = method,
            ListItem = ListItem(collection),
            IsOneOfSeveral = collection is null && known.MethodForAll is not null,
        };
    }

    /// <summary>The type of the value: that in a choice, or in each of several; else the type itself.</summary>
    public static ITypeSymbol WithinChoice(ITypeSymbol type)
    {
        var item = CollectionTypes.Find(type)?.Item ?? type;
        return item.IsNamed(AttributeNames.Namespace, Choice) ? ((INamedTypeSymbol)item).TypeArguments[0] : type;
    }

    /// <summary>Whether an array can be handed over as the collection.</summary>
    public static bool IsFilled(CollectionType collection) => collection.Form is CollectionForm.Array or CollectionForm.List;

    /// <summary>The items of a list that is no interface that arrays have too.</summary>
    public static string? ListItem(CollectionType? collection) => collection is { Form: CollectionForm.List } ? collection.Item.SourceName() : null;

    /// <summary>One of the types.</summary>
    /// <param name="Method">The method of the answer that reads one.</param>
    /// <param name="MethodForAll">The method that reads an array, or null.</param>
    /// <param name="Endpoints">The endpoints that give it.</param>
    private sealed record LibraryResult(string Method, string? MethodForAll, IReadOnlyList<string> Endpoints);
}

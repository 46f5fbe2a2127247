using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Files;

/// <summary>The rules that are found in batch files. The shared rules write the whole message.</summary>
internal static class FileRules
{
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.CreateRange(
        new[]
        {
            Rules.Method,
            Rules.UnknownEndpoint,
            Rules.MixedEndpoints,
            Rules.MixedModels,
            Rules.OtherEndpointThanTheJob,
            Rules.ModelForAnotherEndpoint,
            Rules.DuplicateCustomId,
            Rules.CustomIdOutsideTheProvider,
            Rules.UnknownParameter,
            Rules.WrongJson,
            Rules.ValueOutOfRange,
            Rules.NotAllowedInBatch,
            Rules.RequiredPartMissing,
            Rules.DeprecatedParameter,
            Rules.NotAnObject,
            Rules.MissingField,
            Rules.ForeignField,
            Rules.TooManyRequests,
            Rules.TooLarge,
            Rules.ByteOrderMark,
            Rules.NoRequests,
            Rules.TooManyEmbeddingInputs,
            Rules.DuplicateKey,
        }.Select(Rules.WithWholeMessage));

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId = All.ToImmutableDictionary(static r => r.Id, StringComparer.Ordinal);

    /// <summary>The rule of that id, or null where it is none of files.</summary>
    public static DiagnosticDescriptor? Find(string id) => s_byId.TryGetValue(id, out var rule) ? rule : null;
}

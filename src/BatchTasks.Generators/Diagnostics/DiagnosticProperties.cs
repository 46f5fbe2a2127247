using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>What a diagnostic hands to its code fix beside the message.</summary>
internal static class DiagnosticProperties
{
    private const string Replacement = nameof(Replacement);

    public static ImmutableDictionary<string, string?> Of(string? replacement) =>
        replacement is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(Replacement, replacement);

    /// <summary>The name that should stand in place of the reported one, or null where none is near.</summary>
    public static string? GetReplacement(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Replacement, out var text) ? text : null;
}

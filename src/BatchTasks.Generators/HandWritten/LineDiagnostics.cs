using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.HandWritten;

/// <summary>What the shared rules find in one line or CreateBatch body, at its place in the source. Of what only the running program knows nothing is said.</summary>
internal static class LineDiagnostics
{
    /// <summary>The rules that are found here, with the whole message as their argument.</summary>
    public static readonly ImmutableArray<DiagnosticDescriptor> All = ImmutableArray.CreateRange(
        new[]
        {
            Rules.Method,
            Rules.UnknownEndpoint,
            Rules.ModelForAnotherEndpoint,
            Rules.JobOutsideTheLimits,
            Rules.CustomIdOutsideTheProvider,
            Rules.UnknownParameter,
            Rules.WrongJson,
            Rules.ValueOutOfRange,
            Rules.NotAllowedInBatch,
            Rules.RequiredPartMissing,
            Rules.DeprecatedParameter,
            Rules.MissingField,
            Rules.ForeignField,
            Rules.DuplicateKey,
        }.Select(Rules.WithWholeMessage));

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_byId = All.ToImmutableDictionary(static r => r.Id, StringComparer.Ordinal);

    /// <summary>Reports what the line breaks on its own.</summary>
    public static void Report(HandWrittenLine line, LineRuleLimits limits, Action<Diagnostic> report)
    {
        var findings = new List<LineFinding>();
        BatchLineRules.Check(line.Json.Utf8, line.Line, 1, limits, findings);
        foreach (var finding in findings)
        {
            if (s_byId.TryGetValue(finding.Id, out var rule) && IsCertain(line.Json, finding.Span, finding.Rule is LineRule.MissingField or LineRule.MissingBodyPart))
                report(Diagnostic.Create(rule, line.LocationOf(finding.Span), DiagnosticProperties.Of(finding.Replacement), Rules.WholeMessage(finding.Message)));
        }
    }

    /// <summary>Reports why the service creates no batch with the body.</summary>
    public static void Report(HandWrittenJob job, bool isWhole, ProviderLimits provider, Action<Diagnostic> report)
    {
        foreach (var finding in CreateBatchRules.Check(job.Json.Utf8, job.Body, provider))
        {
            if (IsCertain(job.Json, finding.Span, finding.IsAbsence) && (isWhole || !finding.IsAbsence || finding.Span != job.Body.Root.Span))
                report(Diagnostic.Create(s_byId[finding.Id], job.LocationOf(finding.Span), DiagnosticProperties.Of(finding.Replacement), Rules.WholeMessage(finding.Message)));
        }
    }

    /// <summary>What is missing from an object is missing, whatever its other values are; anything else may depend on all of them.</summary>
    private static bool IsCertain(SourceJson json, ByteSpan span, bool isAbsence) => isAbsence ? !json.IsOpen(span) && !json.IsStandIn(span) : !json.IsUnknown(span);
}

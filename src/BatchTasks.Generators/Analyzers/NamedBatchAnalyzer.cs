using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.CustomIds;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>
/// Reports task types of one named batch (<c>Batch = "…"</c>) that can't go into one: with another endpoint (BT1003) or another model (BT1004) than the first
/// in the source, or with an id that an earlier one can have (BT1105).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NamedBatchAnalyzer : TaskTypeAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.MixedEndpoints,
        Rules.MixedModels,
        Rules.OverlappingCustomIds);

    private protected override TaskAction ActionFor(AnalyzerOptions options, TaskTypes tasks)
    {
        var batches = new NamedBatches(tasks);
        return (context, type, task) => Analyze(context, type, task, batches);
    }

    private static void Analyze(SymbolAnalysisContext context, INamedTypeSymbol type, TaskParseResult parsed, NamedBatches batches)
    {
        if (NamedBatchTask.Of(type, parsed) is not { Model.BatchName: { Length: > 0 } batch } task)
            return;

        var earlier = batches.Before(task, context.CancellationToken);
        if (earlier.Count == 0)
            return;

        if (!ReportEndpoint(context, batch, task, earlier[0]))
            ReportModel(context, batch, task, earlier);

        ReportOverlap(context, batch, task, earlier);
    }

    private static bool ReportEndpoint(SymbolAnalysisContext context, string batch, NamedBatchTask task, NamedBatchTask first)
    {
        if (task.Model.Endpoint == first.Model.Endpoint)
            return false;

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.MixedEndpoints,
            task.LocationOf(0, null, context.CancellationToken),
            [first.LocationOf(0, null, context.CancellationToken)],
            $"The batch \"{batch}\"",
            first.Type.Name,
            first.Model.Endpoint,
            task.Type.Name,
            task.Model.Endpoint));
        return true;
    }

    /// <summary>A model that a member supplies is not known here.</summary>
    private static void ReportModel(SymbolAnalysisContext context, string batch, NamedBatchTask task, IReadOnlyList<NamedBatchTask> earlier)
    {
        if (task.Model.Model is not { } model
            || earlier.FirstOrDefault(t => t.Model.Endpoint == task.Model.Endpoint && t.Model.Model is not null) is not { } first
            || first.Model.Model == model)
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.MixedModels,
            task.LocationOf(-1, "Model", context.CancellationToken),
            [first.LocationOf(-1, "Model", context.CancellationToken)],
            $"The batch \"{batch}\"",
            first.Type.Name,
            first.Model.Model!,
            task.Type.Name,
            model));
    }

    private static void ReportOverlap(SymbolAnalysisContext context, string batch, NamedBatchTask task, IReadOnlyList<NamedBatchTask> earlier)
    {
        foreach (var other in earlier)
        {
            if (Overlap.Find(other.Model.CustomId, task.Model.CustomId, context.CancellationToken) is not { } id)
                continue;

            context.ReportDiagnostic(Diagnostic.Create(
                Rules.OverlappingCustomIds,
                task.LocationOf(-1, "CustomId", context.CancellationToken),
                [other.LocationOf(-1, "CustomId", context.CancellationToken)],
                other.Type.Name,
                task.Type.Name,
                $"the batch \"{batch}\"",
                ShownText.Of(id)));
            return;
        }
    }
}

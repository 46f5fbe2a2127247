using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Generators.Options;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Analyzers;

/// <summary>
/// Holds request lines and CreateBatch bodies that are put together by hand against the rules of lines and files. It asks the text of a file first, and
/// goes into the few that can have any.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenLineAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = LineDiagnostics.All.AddRange(
        ImmutableArray.Create(
            Rules.MixedEndpoints,
            Rules.MixedModels,
            Rules.OtherEndpointThanTheJob,
            Rules.ConstantCustomId,
            Rules.DuplicateCustomId,
            Rules.HandWrittenLine,
            Rules.NotJsonLines));

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var text = tree.GetText(context.CancellationToken).ToString();
        var mayHaveRequests = HandWrittenRequests.MayBeIn(text);
        var mayHaveFiles = WrittenFiles.MayBeIn(text);
        if (!mayHaveRequests && !mayHaveFiles)
            return;

        var root = tree.GetRoot(context.CancellationToken);
        var uses = mayHaveRequests ? ReportRequests(context, root) : ImmutableArray<LineUse>.Empty;
        if (mayHaveFiles)
            WrittenFiles.Report(root, uses, context.SemanticModel, context.ReportDiagnostic, context.CancellationToken);
    }

    private static ImmutableArray<LineUse> ReportRequests(SemanticModelAnalysisContext context, SyntaxNode root)
    {
        var (model, cancellationToken) = (context.SemanticModel, context.CancellationToken);
        var requests = HandWrittenRequests.Of(model, root, cancellationToken);
        if (requests.Lines.Count == 0 && requests.Jobs.Count == 0)
            return ImmutableArray<LineUse>.Empty;

        var provider = context.Options.AnalyzerConfigOptionsProvider.Provider();
        var limits = LineRuleLimits.Of(provider).WithBodiesOf(provider);
        var lines = requests.Lines.Select(line => (Line: line, Use: LineUse.Of(line.Expression, model, cancellationToken))).ToList();
        foreach (var (line, use) in lines)
        {
            LineDiagnostics.Report(line, limits, context.ReportDiagnostic);
            RepeatedLines.Report(line, use, model, context.ReportDiagnostic, cancellationToken);
            IndentedLines.Report(line, model, context.ReportDiagnostic, cancellationToken);
            var endpoint = line.Constant(line.Line.Url) is { } url ? $"'{url}'" : "the Batch API";
            context.ReportDiagnostic(Diagnostic.Create(Rules.HandWrittenLine, line.Location, endpoint));
        }

        LineGroups.Report(lines, model, context.ReportDiagnostic, cancellationToken);
        JobEndpoints.Report(requests, context.ReportDiagnostic);

        // Other services have windows, and take metadata, of their own.
        foreach (var job in provider.HasPublishedBodies ? requests.Jobs : [])
            LineDiagnostics.Report(job, CreateCalls.IsBodyOf(job.Expression), context.ReportDiagnostic);

        return lines.Select(static l => l.Use).ToImmutableArray();
    }
}

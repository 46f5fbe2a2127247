using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Flow;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Follows request lines through methods: which task types come together in one file, and what is uploaded and created with it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestFlowAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.MixedEndpoints,
        Rules.MixedModels,
        Rules.OverlappingCustomIds,
        Rules.OtherEndpointThanTheJob,
        Rules.UploadPurpose);

    private protected override void Register(CompilationStartAnalysisContext start)
    {
        var tasks = TaskTypes.Of(start.Compilation, start.Options);
        start.RegisterOperationBlockAction(context =>
        {
            // A member may have none: all of its blocks were generated.
            if (context.OperationBlocks.FirstOrDefault()?.Syntax.SyntaxTree is { } tree)
                Analyze(context, tasks, FlowNames.Of(tree, context.CancellationToken));
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, TaskTypes tasks, FlowNames names)
    {
        foreach (var block in context.OperationBlocks)
        {
            // A body, or the statements of a program that stand in none.
            if (block is not (IBlockOperation or IMethodBodyOperation) || block.SemanticModel is not { } model || !names.IsOfInterest(block.Syntax))
                continue;

            var member = context.OwningSymbol.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree == model.SyntaxTree && r.Span.Contains(block.Syntax.Span));
            var scope = new FlowScope(tasks, model, names, context.CancellationToken);
            var diagnostics = new FlowDiagnostics(scope, model, context.ReportDiagnostic);
            scope.Follow(context.GetControlFlowGraph(block), context.OwningSymbol, member?.GetSyntax(context.CancellationToken) ?? block.Syntax, diagnostics);
        }
    }
}

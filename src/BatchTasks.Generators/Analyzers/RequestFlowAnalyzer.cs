using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Flow;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Follows request lines through methods: which task types come together in one file, and what is uploaded and created with it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RequestFlowAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.MixedEndpoints,
        Rules.MixedModels,
        Rules.OverlappingCustomIds,
        Rules.OtherEndpointThanTheJob,
        Rules.UploadPurpose);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (start.Compilation.GetTypesByMetadataName(AttributeNames.BatchTaskMetadataName).IsEmpty)
                return;

            var tasks = TaskTypes.Of(start.Compilation);
            var names = new ConcurrentDictionary<SyntaxTree, FlowNames>();
            start.RegisterOperationBlockAction(context =>
            {
                // A member may have none: all of its blocks were generated.
                if (context.OperationBlocks.FirstOrDefault()?.Syntax.SyntaxTree is not { } tree)
                    return;

                if (!start.TryGetValue(tree.GetText(context.CancellationToken), FlowNames.MentionsBatches, out var mentions) || !mentions)
                    return;

                Analyze(context, tasks, names.GetOrAdd(tree, t => FlowNames.Of(t.GetRoot(context.CancellationToken))));
            });
        });
    }

    private static void Analyze(OperationBlockAnalysisContext context, TaskTypes tasks, FlowNames names)
    {
        foreach (var block in context.OperationBlocks.OfType<IBlockOperation>())
        {
            if (block.SemanticModel is not { } model || !names.IsOfInterest(block.Syntax))
                continue;

            var member = context.OwningSymbol.DeclaringSyntaxReferences.FirstOrDefault(r => r.SyntaxTree == model.SyntaxTree && r.Span.Contains(block.Syntax.Span));
            var scope = new FlowScope(tasks, model, names, context.CancellationToken);
            var diagnostics = new FlowDiagnostics(scope, model, context.ReportDiagnostic);
            scope.Follow(context.GetControlFlowGraph(block), context.OwningSymbol, member?.GetSyntax(context.CancellationToken) ?? block.Syntax, diagnostics);
        }
    }
}

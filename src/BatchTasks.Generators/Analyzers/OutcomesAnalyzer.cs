using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports runs and readings whose outcomes nobody asks for, so that nothing happens (BT4005).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OutcomesAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.NeverEnumerated);

    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (!GivesOutcomes(call.TargetMethod) || !IsDropped(call, context.CancellationToken))
            return;

        context.ReportDiagnostic(Diagnostic.Create(Rules.NeverEnumerated, call.Syntax.GetLocation(), call.TargetMethod.Name));
    }

    private static bool GivesOutcomes(IMethodSymbol method) =>
        method.Name is "RunBatchAsync" or "ReadAsync" or "ReadResultsAsync" or "PreviewAsync"
        && method.ReturnType is INamedTypeSymbol { Name: "IAsyncEnumerable", TypeArguments: [{ OriginalDefinition: var outcome }] }
        && outcome.IsNamed(AttributeNames.Namespace, "BatchOutcome`1");

    private static bool IsDropped(IInvocationOperation call, CancellationToken cancellationToken) => Use(call) switch
    {
        IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: IDiscardOperation } } => true,
        // The body of a lambda that gives nothing back is a test of what the call throws at once, as often as not.
        IExpressionStatementOperation { Operation: not IAssignmentOperation, IsImplicit: false } => true,
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } } => !IsNamed(local, call, cancellationToken),
        _ => false,
    };

    /// <summary>What the outcomes go into, past what only wraps them.</summary>
    private static IOperation? Use(IInvocationOperation call)
    {
        IOperation? use = call.Parent;
        while (use is IConversionOperation or IParenthesizedOperation or ISimpleAssignmentOperation { Target: IDiscardOperation }
            or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "WithCancellation", IsExtensionMethod: true } } }
            or IInvocationOperation { TargetMethod: { Name: "ConfigureAwait" or "WithCancellation", IsExtensionMethod: true } })
        {
            use = use.Parent;
        }

        return use;
    }

    private static bool IsNamed(ILocalSymbol local, IOperation within, CancellationToken cancellationToken)
    {
        var root = within;
        while (root.Parent is { } parent)
            root = parent;

        foreach (var operation in root.Descendants())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (operation is ILocalReferenceOperation { Local: var named } && SymbolEqualityComparer.Default.Equals(named, local))
                return true;
        }

        return false;
    }
}

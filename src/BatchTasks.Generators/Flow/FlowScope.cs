using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Flow;

/// <summary>One look at a member of a type, with the functions that it calls: each is summarised once.</summary>
internal sealed class FlowScope
{
    /// <summary>Calls inside calls are followed so far.</summary>
    private const int MaxDepth = 6;

    private readonly TaskTypes _tasks;
    private readonly SemanticModel _model;
    private readonly FlowNames _names;
    private readonly Dictionary<ISymbol, Summary?> _summaries = new(SymbolEqualityComparer.Default);
    private int _depth;

    public FlowScope(TaskTypes tasks, SemanticModel model, FlowNames names, CancellationToken cancellationToken)
    {
        _tasks = tasks;
        _model = model;
        _names = names;
        CancellationToken = cancellationToken;
    }

    public CancellationToken CancellationToken { get; }

    /// <summary>Follows the body of a member, then the lambdas and local functions in it, and tells what it finds.</summary>
    public void Follow(ControlFlowGraph graph, ISymbol member, SyntaxNode syntax, IFlowFindings findings)
    {
        var function = new FlowFunction(this, graph, member, syntax, UntrackedLocals.Of(syntax));
        function.Run(findings);
        FollowNested(function, findings);
    }

    /// <summary>Whether a type is a task type that is declared without a mistake, so that its lines are known.</summary>
    public bool IsTask(ITypeSymbol type) => ModelOf(type) is not null;

    public TaskModel? ModelOf(ITypeSymbol? type) => type is INamedTypeSymbol named ? _tasks.Find(named, CancellationToken)?.Model : null;

    /// <summary>What a call of a function does; null where that is not known. A call of itself, directly or not, is taken to do nothing.</summary>
    public Summary? SummaryOf(IMethodSymbol method, FlowFunction caller) =>
        method.DeclaringSyntaxReferences is [var reference] && reference.SyntaxTree == _model.SyntaxTree
            ? Summarise(method, reference.GetSyntax(CancellationToken), syntax => FunctionOf(method, syntax, caller))
            : null;

    public Summary? SummaryOf(IFlowAnonymousFunctionOperation lambda, FlowFunction caller) => Summarise(
        lambda.Symbol,
        lambda.Syntax,
        syntax => caller.Nested(caller.Graph.GetAnonymousFunctionControlFlowGraph(lambda, CancellationToken), lambda.Symbol, syntax));

    private Summary? Summarise(IMethodSymbol method, SyntaxNode syntax, Func<SyntaxNode, FlowFunction?> functionOf)
    {
        if (_summaries.TryGetValue(method, out var known))
            return known;

        if (_depth == MaxDepth)
            return null;

        _summaries[method] = new Summary(FlowState.Empty.Sinks, null, ImmutableArray<Carried>.Empty, syntax);
        _depth++;
        try
        {
            return _summaries[method] = functionOf(syntax)?.Run(findings: null);
        }
        finally
        {
            _depth--;
        }
    }

    private FlowFunction? FunctionOf(IMethodSymbol method, SyntaxNode syntax, FlowFunction caller)
    {
        if (method.MethodKind == MethodKind.LocalFunction)
            return caller.Graph.LocalFunctions.Contains(method) ? caller.Nested(caller.Graph.GetLocalFunctionControlFlowGraph(method, CancellationToken), method, syntax) : null;

        // One that has nothing to do with request lines is not bound; what it does is not known.
        if (syntax is not BaseMethodDeclarationSyntax || method.IsVirtual || method.IsOverride || method.IsAbstract || !_names.IsOfInterest(method.Name))
            return null;

        return _model.GetOperation(syntax, CancellationToken) is IMethodBodyOperation body
            ? new FlowFunction(this, ControlFlowGraph.Create(body, CancellationToken), method, syntax, UntrackedLocals.Of(syntax))
            : null;
    }

    private void FollowNested(FlowFunction function, IFlowFindings findings)
    {
        CancellationToken.ThrowIfCancellationRequested();
        foreach (var local in function.Graph.LocalFunctions)
        {
            if (local.DeclaringSyntaxReferences is [var reference, ..])
                FollowNested(function.Nested(function.Graph.GetLocalFunctionControlFlowGraph(local, CancellationToken), local, reference.GetSyntax(CancellationToken)));
        }

        var lambdas = function.Graph.Blocks
            .SelectMany(static block => block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            .SelectMany(static operation => operation.DescendantsAndSelf())
            .OfType<IFlowAnonymousFunctionOperation>();
        foreach (var lambda in lambdas)
            FollowNested(function.Nested(function.Graph.GetAnonymousFunctionControlFlowGraph(lambda, CancellationToken), lambda.Symbol, lambda.Syntax));

        void FollowNested(FlowFunction nested)
        {
            nested.Run(findings);
            this.FollowNested(nested, findings);
        }
    }
}

using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>The function that is followed: a method, an accessor, a local function or a lambda.</summary>
internal sealed class FlowFunction
{
    private readonly HashSet<string> _untracked;

    public FlowFunction(FlowScope scope, ControlFlowGraph graph, ISymbol symbol, SyntaxNode syntax, HashSet<string> untracked)
    {
        Scope = scope;
        Graph = graph;
        Symbol = symbol;
        Syntax = syntax;
        _untracked = untracked;
    }

    public FlowScope Scope { get; }

    public ControlFlowGraph Graph { get; }

    public ISymbol Symbol { get; }

    public SyntaxNode Syntax { get; }

    public CancellationToken CancellationToken => Scope.CancellationToken;

    /// <summary>A function inside this one.</summary>
    public FlowFunction Nested(ControlFlowGraph graph, ISymbol symbol, SyntaxNode syntax) => new(Scope, graph, symbol, syntax, _untracked);

    public bool IsTracked(ISymbol variable) => !_untracked.Contains(variable.Name);

    /// <summary>Whether the variable belongs to a function around this one.</summary>
    public bool IsAround(ISymbol variable) => !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, Symbol);

    public Summary? Run(IFlowFindings? findings) => new FunctionFlow(Graph, Syntax, new OperationFlow(this), CancellationToken).Run(findings);
}

using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>Follows request lines through one function: the states at its blocks, until they no longer change.</summary>
internal sealed class FunctionFlow
{
    /// <summary>A function of more blocks than these is not followed.</summary>
    private const int MaxBlocks = 400;

    /// <summary>How often a block is looked at, on average, before the function is given up.</summary>
    private const int MaxRounds = 12;

    private readonly ControlFlowGraph _graph;
    private readonly OperationFlow _operations;
    private readonly CancellationToken _cancellationToken;
    private readonly SyntaxNode _function;

    // The states at the ends of edges; what leads into a block is joined anew each time.
    private readonly SortedDictionary<int, Dictionary<int, FlowState>> _into = new();
    private readonly Dictionary<int, FlowState> _before = new();

    public FunctionFlow(ControlFlowGraph graph, SyntaxNode function, OperationFlow operations, CancellationToken cancellationToken)
    {
        _graph = graph;
        _function = function;
        _operations = operations;
        _cancellationToken = cancellationToken;
    }

    /// <summary>Null where the function is too large.</summary>
    public Summary? Run(IFlowFindings? findings)
    {
        if (_graph.Blocks.Length > MaxBlocks || !Settle())
            return null;

        // What is certain is certain only now.
        _operations.Findings = findings;
        Value? returned = null;
        var returns = 0;
        var content = ImmutableArray<Carried>.Empty;
        foreach (var pair in _before.OrderBy(static pair => pair.Key))
        {
            var block = _graph.Blocks[pair.Key];
            var (state, value) = _operations.Run(block, pair.Value);
            if (block.FallThroughSuccessor is not { Semantics: ControlFlowBranchSemantics.Return } || block.BranchValue is null)
                continue;

            returned = returns++ == 0 ? value : returned is null || value is null ? null : Value.Join(returned, value);
            content = value?.Identity is { } identity && state.Sinks.TryGetValue(identity, out var held) ? Content.Union(content, held.Entries) : content;
        }

        var effects = _before.TryGetValue(_graph.Blocks.Length - 1, out var exit) ? exit.Sinks : ImmutableDictionary<object, Content>.Empty;
        if (effects.TryGetValue(_function, out var yielded))
            (returned, content) = (Value.Of(_function), yielded.Entries);

        return new Summary(effects.RemoveRange(effects.Keys.Where(static key => key is not (ISymbol or PathFile { Path: ISymbol or string }))), returned, content, _function);
    }

    private bool Settle()
    {
        var waiting = new SortedSet<int> { 0 };
        for (var rounds = _graph.Blocks.Length * MaxRounds; waiting.Count > 0; rounds--)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (rounds == 0)
                return false;

            var ordinal = waiting.Min;
            waiting.Remove(ordinal);
            var before = ordinal == 0 ? FlowState.Empty : _into[ordinal].Values.Aggregate(FlowState.Join);
            if (_before.TryGetValue(ordinal, out var known) && known.Equals(before))
                continue;

            _before[ordinal] = before;
            var block = _graph.Blocks[ordinal];
            var (after, _) = _operations.Run(block, before);
            foreach (var (target, state) in Edges(block, after))
            {
                if (!_into.TryGetValue(target, out var edges))
                    _into[target] = edges = new Dictionary<int, FlowState>();

                edges[ordinal] = state;
                waiting.Add(target);
            }
        }

        return true;
    }

    private IEnumerable<(int Target, FlowState State)> Edges(BasicBlock block, FlowState after)
    {
        foreach (var branch in new[] { block.ConditionalSuccessor, block.FallThroughSuccessor })
        {
            if (branch?.Destination is { } destination)
                yield return (destination.Ordinal, after);

            // What a finally block assigns is not followed (see UntrackedLocals), so that what comes after it goes on from before it.
            foreach (var region in branch?.FinallyRegions ?? ImmutableArray<ControlFlowRegion>.Empty)
                yield return (region.FirstBlockOrdinal, after);
        }

        // The regions around the root are those of the function around this one.
        for (var region = block.EnclosingRegion; region is { Kind: not ControlFlowRegionKind.Root }; region = region.EnclosingRegion)
        {
            if (region is not { Kind: ControlFlowRegionKind.Try, EnclosingRegion: { Kind: ControlFlowRegionKind.TryAndCatch } whole })
                continue;

            // A handler runs after a part of the block that is not known: what was written in it may or may not have been.
            var start = _before.TryGetValue(region.FirstBlockOrdinal, out var first) ? first.Sinks : after.Sinks;
            foreach (var handler in whole.NestedRegions.Where(r => r.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler))
                yield return (handler.FirstBlockOrdinal, after with { Sinks = start });
        }
    }
}

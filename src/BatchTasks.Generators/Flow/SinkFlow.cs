using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>What is written into objects and files.</summary>
internal sealed class SinkFlow
{
    private readonly SyntaxNode _function;

    public SinkFlow(SyntaxNode function) => _function = function;

    public FlowState State { get; set; } = FlowState.Empty;

    public IFlowFindings? Findings { get; set; }

    /// <summary>An object that is made here, each time anew.</summary>
    public Value NewObject(SyntaxNode site)
    {
        State = State with { Sinks = State.Sinks.Remove(site) };
        return Value.Of(site);
    }

    /// <summary>What a value carries, by itself or as the object that it is.</summary>
    public ImmutableArray<Carried> LinesOf(Value? value) => value switch
    {
        null => ImmutableArray<Carried>.Empty,
        { Identity: { } identity } => Content.Union(value.Lines, ContentOf(identity).Entries),
        _ => value.Lines,
    };

    /// <summary>One of the elements of a collection: of several types, it is one or the other.</summary>
    public Value? ElementOf(Value? collection)
    {
        var lines = LinesOf(collection);
        return lines.IsEmpty || lines.Select(static line => line.Task).Distinct(SymbolEqualityComparer.Default).Count() > 1 ? null : new Value(null, lines);
    }

    public Content ContentOf(object identity) =>
        State.Sinks.TryGetValue(identity, out var content) ? content : new Content(identity as SyntaxNode ?? _function, ImmutableArray<Carried>.Empty);

    /// <summary>Adds what a value carries to a sink. Requests of another type that are there already, or came with it, are a mistake in a file.</summary>
    /// <param name="sink">Where to.</param>
    /// <param name="added">What.</param>
    /// <param name="site">The expression of what is added.</param>
    /// <param name="isFile">Whether it leaves the program with this.</param>
    /// <param name="sinkSyntax">The expression of the sink.</param>
    public void Add(Value? sink, Value? added, SyntaxNode site, bool isFile, SyntaxNode? sinkSyntax = null)
    {
        var lines = LinesOf(added);
        if (isFile)
            Drain(added, sinkSyntax);

        if (!lines.IsEmpty && sink?.Identity is { } identity)
            Add(identity, lines, site, isFile, sinkSyntax);
    }

    public void Add(object identity, ImmutableArray<Carried> lines, SyntaxNode site, bool isFile, SyntaxNode? sinkSyntax)
    {
        var content = ContentOf(identity);
        var entries = content.Entries;
        foreach (var line in lines)
        {
            var entry = line.Via(site);
            var others = content.Entries.Where(there => there.Differs(entry) && Guards.BelongTogether(there, entry, content.Since)).ToImmutableArray();
            if (isFile)
                Report(others, entry, sinkSyntax);

            entries = Content.Union(entries, ImmutableArray.Create(entry with { MixedWith = Content.Union(entry.MixedWith, others) }));
        }

        State = State.With(identity, content with { Entries = entries });
    }

    /// <summary>Lines leave the program: what was mixed on the way is so in the file.</summary>
    public void Drain(Value? value, SyntaxNode? sinkSyntax)
    {
        foreach (var line in LinesOf(value))
            Report(line.MixedWith, line, sinkSyntax);
    }

    private void Report(ImmutableArray<Carried> others, Carried entry, SyntaxNode? sinkSyntax)
    {
        foreach (var first in others)
            Findings?.Mixed(first, entry, sinkSyntax);
    }

    public void Clear(Value? sink, SyntaxNode site)
    {
        if (sink?.Identity is { } identity)
            State = State.With(identity, new Content(site, ImmutableArray<Carried>.Empty));
    }

    /// <summary>Something happens to the sink that is not known.</summary>
    public void Forget(Value? sink)
    {
        // Of what came in from a caller it is the caller that knows what was there before.
        if (sink?.Identity is { } identity && (identity is IParameterSymbol or PathFile { Path: IParameterSymbol } || State.Sinks.ContainsKey(identity)))
            State = State.With(identity, new Content(null, ImmutableArray<Carried>.Empty));
    }
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The task types of one compilation, each parsed once for all analyzers that ask.</summary>
internal sealed class TaskTypes
{
    private static readonly ConditionalWeakTable<Compilation, TaskTypes> s_ofCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TaskParseResult?> _parsed = new(SymbolEqualityComparer.Default);

    private TaskTypes(Compilation compilation) => _compilation = compilation;

    public static TaskTypes Of(Compilation compilation) => s_ofCompilation.GetValue(compilation, static c => new TaskTypes(c));

    /// <summary>What the declaration of a task type says, or null for a type without [BatchTask].</summary>
    public TaskParseResult? Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (_parsed.TryGetValue(type, out var known))
            return known;

        var parsed = type.Find(AttributeNames.BatchTask) is { } attribute ? TaskParser.Parse(type, attribute, _compilation, cancellationToken) : null;
        return _parsed.GetOrAdd(type, parsed);
    }
}

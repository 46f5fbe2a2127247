using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>The task types of one compilation, each parsed once for all analyzers that ask.</summary>
internal sealed class TaskTypes
{
    private static readonly ConditionalWeakTable<Compilation, TaskTypes> s_ofCompilation = new();

    private readonly Compilation _compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TaskParseResult?> _parsed = new(SymbolEqualityComparer.Default);

    private Dictionary<ISymbol, List<Finding>>? _foundElsewhere;
    private int _searches;

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

    /// <summary>
    /// What the tasks of the compilation found in the declaration of a type that is their result or part of one: each once, however many tasks found it.
    /// </summary>
    public IReadOnlyList<Finding> FindIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        // Several that come first at once all look; each finds the same.
        var found = Volatile.Read(ref _foundElsewhere);
        if (found is null)
            Volatile.Write(ref _foundElsewhere, found = FindElsewhere(cancellationToken));

        return found.TryGetValue(type, out var findings) ? findings : [];
    }

    private Dictionary<ISymbol, List<Finding>> FindElsewhere(CancellationToken cancellationToken)
    {
        var elsewhere = new Dictionary<ISymbol, List<Finding>>(SymbolEqualityComparer.Default);
        var seen = new HashSet<(string Rule, Location Place)>();
        var tasks = TaskDeclarations.FindAll(_compilation, cancellationToken).ToList();

        // Who comes second begins at the other end, so that the two share the parsing instead of doing it both.
        if (Interlocked.Increment(ref _searches) % 2 == 0)
        {
            for (var i = tasks.Count - 1; i >= 0; i--)
                Find(tasks[i], cancellationToken);
        }

        foreach (var task in tasks)
        {
            foreach (var finding in Find(task, cancellationToken)?.Findings ?? [])
            {
                if (finding.Owner is not { } owner || !seen.Add((finding.Rule.Id, finding.Location)))
                    continue;

                if (!elsewhere.TryGetValue(owner, out var findings))
                    elsewhere.Add(owner, findings = []);

                findings.Add(finding);
            }
        }

        return elsewhere;
    }
}

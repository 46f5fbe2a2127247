using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>The task types of one compilation, each parsed once for all analyzers that ask.</summary>
internal sealed class TaskTypes
{
    private static readonly ConditionalWeakTable<Compilation, TaskTypes> s_ofCompilation = new();

    private readonly Compilation _compilation;
    private readonly PromptFiles _prompts;
    private readonly ConcurrentDictionary<INamedTypeSymbol, TaskParseResult?> _parsed = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<TaskDeclaration, INamedTypeSymbol?> _declared = new();
    private readonly object _gate = new();
    private TaskDeclarations? _declarations;

    private TaskTypes(Compilation compilation, PromptFiles prompts)
    {
        _compilation = compilation;
        _prompts = prompts;
    }

    /// <summary>Those of a compilation, with the files that its project has beside the sources: an edit of one of these alone leaves the compilation as it was.</summary>
    public static TaskTypes Of(Compilation compilation, AnalyzerOptions options)
    {
        lock (s_ofCompilation)
        {
            var folder = options.AnalyzerConfigOptionsProvider.ProjectFolder();
            if (s_ofCompilation.TryGetValue(compilation, out var known) && known._prompts.Are(options.AdditionalFiles, folder))
                return known;

            var tasks = new TaskTypes(compilation, new PromptFiles(options.AdditionalFiles, folder));
            s_ofCompilation.Remove(compilation);
            s_ofCompilation.Add(compilation, tasks);
            return tasks;
        }
    }

    /// <summary>What the declaration of a task type says, or null for a type without [BatchTask].</summary>
    public TaskParseResult? Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (_parsed.TryGetValue(type, out var known))
            return known;

        var parsed = type.Find(AttributeNames.BatchTask) is { } attribute ? TaskParser.Parse(type, attribute, _compilation, _prompts, cancellationToken) : null;
        return _parsed.GetOrAdd(type, parsed);
    }

    /// <summary>
    /// What the tasks of the compilation found in the declaration of a type that is their result or part of one: each once, however many tasks found it.
    /// </summary>
    public IEnumerable<Finding> FindIn(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var seen = new HashSet<(string Rule, Location Place)>();
        foreach (var declaration in Declarations(cancellationToken).WithInResult(type.Name))
        {
            if (TypeOf(declaration, cancellationToken) is not { } task || Find(task, cancellationToken) is not { } parsed)
                continue;

            foreach (var finding in parsed.Findings)
            {
                if (type.Equals(finding.Owner, SymbolEqualityComparer.Default) && seen.Add((finding.Rule.Id, finding.Location)))
                    yield return finding;
            }
        }
    }

    /// <summary>The types that may be in a named batch.</summary>
    public IEnumerable<INamedTypeSymbol> FindForBatch(string batch, CancellationToken cancellationToken)
    {
        var found = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var declaration in Declarations(cancellationToken).MayBeIn(batch))
        {
            if (TypeOf(declaration, cancellationToken) is { } type && found.Add(type))
                yield return type;
        }
    }

    private TaskDeclarations Declarations(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _declarations) is { } known)
            return known;

        lock (_gate)
        {
            _declarations ??= TaskDeclarations.Of(_compilation, cancellationToken);
            return _declarations;
        }
    }

    private INamedTypeSymbol? TypeOf(TaskDeclaration declaration, CancellationToken cancellationToken) => _declared.GetOrAdd(
        declaration,
        d => _compilation.GetSemanticModel(d.Type.SyntaxTree).GetDeclaredSymbol(d.Type, cancellationToken) as INamedTypeSymbol);
}

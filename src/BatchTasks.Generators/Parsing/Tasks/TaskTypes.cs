using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
    private readonly ConcurrentDictionary<string, ILookup<SyntaxTree, Finding>> _foundIn = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private TaskDeclarations? _declarations;
    private ILookup<string, Diagnostic>? _foundInFiles;

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
        // Of a generic type, all that is made of it have one declaration.
        type = type.OriginalDefinition;
        if (_parsed.TryGetValue(type, out var known))
            return known;

        var parsed = type.Find(AttributeNames.BatchTask) is { } attribute ? TaskParser.Parse(type, attribute, _compilation, _prompts, cancellationToken) : null;
        return _parsed.GetOrAdd(type, parsed);
    }

    /// <summary>
    /// What the tasks of the compilation found in the types of one source that are their results or parts of these: each once, however many tasks found it.
    /// </summary>
    public IEnumerable<Finding> FindInResults(SyntaxTree tree, CancellationToken cancellationToken) => FileDeclarations.Of(tree, cancellationToken).Types
        .Select(static type => type.Name)
        .Distinct(StringComparer.Ordinal)
        .SelectMany(name => _foundIn.GetOrAdd(name, n => FindInTypes(n, cancellationToken))[tree]);

    /// <summary>What is wrong with the template in a file: each once, however many tasks have it.</summary>
    public IEnumerable<Diagnostic> FindInFile(string path, CancellationToken cancellationToken)
    {
        // Several that come first at once all look; each finds the same.
        var found = Volatile.Read(ref _foundInFiles);
        if (found is null)
            Volatile.Write(ref _foundInFiles, found = FindInFiles(cancellationToken));

        return found[path];
    }

    /// <summary>The declarations of which the types may be in a named batch, in their order.</summary>
    public IReadOnlyList<TaskDeclaration> MayBeIn(string batch, CancellationToken cancellationToken) => Declarations(cancellationToken).MayBeIn(batch);

    public INamedTypeSymbol? TypeOf(TaskDeclaration declaration, CancellationToken cancellationToken) => _declared.GetOrAdd(
        declaration,
        d => _compilation.GetSemanticModel(d.Type.SyntaxTree).GetDeclaredSymbol(d.Type, cancellationToken) as INamedTypeSymbol);

    /// <summary>By the source in which it lies.</summary>
    private ILookup<SyntaxTree, Finding> FindInTypes(string name, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        var seen = new HashSet<(string Rule, Location Place)>();
        foreach (var declaration in Declarations(cancellationToken).WithInResult(name))
        {
            if (TypeOf(declaration, cancellationToken) is { } task && Find(task, cancellationToken) is { } parsed)
                found.AddRange(parsed.Findings.Where(f => f.Owner?.Name == name && seen.Add((f.Rule.Id, f.Location))));
        }

        return found.ToLookup(static f => f.Location.SourceTree!);
    }

    private ILookup<string, Diagnostic> FindInFiles(CancellationToken cancellationToken)
    {
        var found = new List<Diagnostic>();
        var seen = new HashSet<(string Rule, FileLinePositionSpan Place, string Message)>();
        foreach (var declaration in Declarations(cancellationToken).WithTemplatesInFiles)
        {
            if (TypeOf(declaration, cancellationToken) is not { } task || Find(task, cancellationToken) is not { } parsed)
                continue;

            foreach (var diagnostic in parsed.Findings.Where(static f => f.IsInFile).Select(static f => f.ToDiagnostic()))
            {
                if (seen.Add((diagnostic.Id, diagnostic.Location.GetLineSpan(), diagnostic.GetMessage(CultureInfo.InvariantCulture))))
                    found.Add(diagnostic);
            }
        }

        return found.ToLookup(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal);
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
}

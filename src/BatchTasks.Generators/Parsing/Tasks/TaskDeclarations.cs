using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>
/// The task types of a compilation and the types that their results may be made of, found by names alone: the compiler is asked for nothing, so that a question
/// about one type does not bind all the others.
/// </summary>
internal sealed class TaskDeclarations
{
    private readonly Dictionary<string, List<TaskDeclaration>> _tasksOfResult = new(StringComparer.Ordinal);

    /// <summary>For the name of a type that results may be made of, the names of those that have it in their declarations.</summary>
    private readonly Dictionary<string, List<string>> _mentionedBy = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<TaskDeclaration> _all;
    private readonly ILookup<string, TaskDeclaration> _ofBatch;
    private readonly ConcurrentDictionary<string, IReadOnlyList<TaskDeclaration>> _mayBeIn = new(StringComparer.Ordinal);
    private readonly HashSet<string> _typesWithFiles;

    private TaskDeclarations(IReadOnlyList<TaskDeclaration> all, IEnumerable<FileDeclarations> files)
    {
        _all = all;
        _ofBatch = all.Where(static t => t.Batch is not null).ToLookup(static t => t.Batch!, StringComparer.Ordinal);
        _typesWithFiles = new HashSet<string>(files.SelectMany(static f => f.Types).Where(static t => t.NamesFile).Select(static t => t.Name), StringComparer.Ordinal);
    }

    public static TaskDeclarations Of(Compilation compilation, CancellationToken cancellationToken)
    {
        var files = FilesOf(compilation, cancellationToken);
        var declarations = new TaskDeclarations([.. Find(files)], files);
        declarations.FollowResults(files, cancellationToken);
        return declarations;
    }

    /// <summary>The declarations that may be tasks, in the order of the compilation's files.</summary>
    public static IEnumerable<TaskDeclaration> Find(Compilation compilation, CancellationToken cancellationToken) => Find(FilesOf(compilation, cancellationToken));

    private static List<FileDeclarations> FilesOf(Compilation compilation, CancellationToken cancellationToken)
    {
        var files = new List<FileDeclarations>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!tree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal))
                files.Add(FileDeclarations.Of(tree, cancellationToken));
        }

        return files;
    }

    /// <summary>The tasks of which a part has an attribute that names a file.</summary>
    public IEnumerable<TaskDeclaration> WithTemplatesInFiles => _all.Where(t => _typesWithFiles.Contains(t.Type.Identifier.ValueText));

    /// <summary>The tasks that may be in the named batch, in their order: those that name it, and those of which the text does not tell.</summary>
    public IReadOnlyList<TaskDeclaration> MayBeIn(string batch) => _mayBeIn.GetOrAdd(batch, b =>
    {
        var tasks = _ofBatch[b].Concat(_ofBatch[""]).ToList();
        tasks.Sort(static (one, other) => TaskDeclaration.Compare(one.Place, other.Place));
        return tasks;
    });

    /// <summary>The tasks whose result may be, or be made of, a type of this name.</summary>
    public IEnumerable<TaskDeclaration> WithInResult(string typeName)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { typeName };
        var waiting = new Queue<string>(seen);
        var tasks = new HashSet<TaskDeclaration>();
        while (waiting.Count > 0)
        {
            var name = waiting.Dequeue();
            if (_tasksOfResult.TryGetValue(name, out var found))
                tasks.UnionWith(found);

            if (!_mentionedBy.TryGetValue(name, out var others))
                continue;

            foreach (var other in others)
            {
                if (seen.Add(other))
                    waiting.Enqueue(other);
            }
        }

        return tasks;
    }

    private static IEnumerable<TaskDeclaration> Find(List<FileDeclarations> files)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { AttributeNames.BatchTask, AttributeNames.BatchTaskShort };
        var aliases = files.SelectMany(static f => f.Aliases).ToList();

        // An alias may stand for one of an outer namespace, and is named without its ending as the attribute itself is.
        int before;
        do
        {
            before = names.Count;
            names.UnionWith(aliases.Where(a => a.Names.Any(names.Contains)).SelectMany(static a => new[] { a.Alias, AttributeNames.WithoutEnding(a.Alias) }));
        }
        while (names.Count > before);

        foreach (var type in files.SelectMany(static f => f.Types))
        {
            // Another library may have an attribute of the name, so that a type has several.
            foreach (var attribute in type.Declaration.AttributeLists.SelectMany(static l => l.Attributes))
            {
                if (names.Contains(attribute.SimpleName()))
                    yield return new TaskDeclaration(type.Declaration, attribute);
            }
        }
    }

    private void FollowResults(List<FileDeclarations> files, CancellationToken cancellationToken)
    {
        var waiting = new Queue<string>();
        foreach (var task in _all)
        {
            foreach (var name in task.ResultNames)
            {
                if (!_tasksOfResult.TryGetValue(name, out var tasks))
                {
                    _tasksOfResult.Add(name, tasks = []);
                    waiting.Enqueue(name);
                }

                tasks.Add(task);
            }
        }

        if (waiting.Count == 0)
            return;

        var types = files.SelectMany(static f => f.Types).ToLookup(static t => t.Name, StringComparer.Ordinal);
        var aliases = files.SelectMany(static f => f.Aliases).ToLookup(static a => a.Alias, StringComparer.Ordinal);
        var followed = new HashSet<string>(waiting, StringComparer.Ordinal);
        while (waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = waiting.Dequeue();
            foreach (var mentioned in types[name].SelectMany(static t => t.Mentioned).Concat(aliases[name].SelectMany(static a => a.Names)))
            {
                // What is declared elsewhere leads nowhere.
                if (!types.Contains(mentioned) && !aliases.Contains(mentioned))
                    continue;

                if (!_mentionedBy.TryGetValue(mentioned, out var by))
                    _mentionedBy.Add(mentioned, by = []);

                by.Add(name);
                if (followed.Add(mentioned))
                    waiting.Enqueue(mentioned);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>A task type of a named batch.</summary>
internal sealed record NamedBatchTask(INamedTypeSymbol Type, AttributeData Attribute, TaskModel Model)
{
    /// <summary>The place of one of the attribute's arguments; see <see cref="Symbols.ArgumentLocation"/>.</summary>
    public Location LocationOf(int index, string? name, CancellationToken cancellationToken) =>
        Attribute.ArgumentLocation(index, name, Type.Locations[0], cancellationToken);
}

/// <summary>The named batches of a compilation. The types of one are looked for when the first of them is met: a project without one pays nothing.</summary>
internal sealed class NamedBatches(TaskTypes tasks)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<NamedBatchTask>> _tasksOf = new(StringComparer.Ordinal);

    /// <summary>The sound task types of a batch, in the order in which they stand in the source: by the path of the file, then by the place in it.</summary>
    public IReadOnlyList<NamedBatchTask> TasksOf(string batch, CancellationToken cancellationToken) =>
        _tasksOf.GetOrAdd(batch, b => Find(b, cancellationToken));

    private List<NamedBatchTask> Find(string batch, CancellationToken cancellationToken)
    {
        var found = new List<NamedBatchTask>();
        foreach (var type in tasks.FindForBatch(batch, cancellationToken))
        {
            if (tasks.Find(type, cancellationToken)?.Model is { } model && model.BatchName == batch && type.Find(AttributeNames.BatchTask) is { } attribute)
                found.Add(new NamedBatchTask(type, attribute, model));
        }

        return
        [
            .. found
                .OrderBy(static t => t.Attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
                .ThenBy(static t => t.Attribute.ApplicationSyntaxReference?.Span.Start ?? 0),
        ];
    }
}

using System.Collections.Concurrent;
using System.Collections.Generic;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Tasks;

/// <summary>A task type of a named batch.</summary>
internal sealed record NamedBatchTask(INamedTypeSymbol Type, AttributeData Attribute, TaskModel Model)
{
    /// <summary>Null for a type of which the declaration is not sound.</summary>
    public static NamedBatchTask? Of(INamedTypeSymbol type, TaskParseResult? task) =>
        task?.Model is { } model && type.Find(AttributeNames.BatchTask) is { } attribute ? new(type, attribute, model) : null;

    /// <summary>The place of one of the attribute's arguments; see <see cref="Symbols.ArgumentLocation"/>.</summary>
    public Location LocationOf(int index, string? name, CancellationToken cancellationToken) =>
        Attribute.ArgumentLocation(index, name, Type.Locations[0], cancellationToken);
}

/// <summary>The named batches of a compilation. Of a batch the types before one are looked for when it is met: a project without a batch pays nothing.</summary>
internal sealed class NamedBatches(TaskTypes tasks)
{
    private readonly ConcurrentDictionary<TaskDeclaration, NamedBatchTask?> _taskOf = new();

    /// <summary>The sound task types of the batch that stand before the task, in the order in which they do.</summary>
    public IReadOnlyList<NamedBatchTask> Before(NamedBatchTask task, CancellationToken cancellationToken)
    {
        var earlier = new List<NamedBatchTask>();
        if (task is not { Model.BatchName: { } batch, Attribute.ApplicationSyntaxReference: { } reference })
            return earlier;

        var place = (reference.SyntaxTree.FilePath, reference.Span.Start);
        foreach (var declaration in tasks.MayBeIn(batch, cancellationToken))
        {
            if (TaskDeclaration.Compare(declaration.Place, place) >= 0)
                break;

            if (TaskOf(declaration, cancellationToken) is { } other && other.Model.BatchName == batch && !SymbolEqualityComparer.Default.Equals(other.Type, task.Type))
                earlier.Add(other);
        }

        return earlier;
    }

    private NamedBatchTask? TaskOf(TaskDeclaration declaration, CancellationToken cancellationToken) => _taskOf.GetOrAdd(
        declaration,
        d => tasks.TypeOf(d, cancellationToken) is { } type ? NamedBatchTask.Of(type, tasks.Find(type, cancellationToken)) : null);
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>A task type of a named batch.</summary>
internal sealed record NamedBatchTask(INamedTypeSymbol Type, AttributeData Attribute, TaskModel Model)
{
    /// <summary>The place of one of the attribute's arguments; see <see cref="Symbols.ArgumentLocation"/>.</summary>
    public Location LocationOf(int index, string? name, CancellationToken cancellationToken) =>
        Attribute.ArgumentLocation(index, name, Type.Locations[0], cancellationToken);
}

/// <summary>The named batches of a compilation. The types are looked for when the first of a named batch is met: a project without one pays nothing.</summary>
internal sealed class NamedBatches(Compilation compilation, TaskTypes tasks)
{
    private readonly object _gate = new();
    private Dictionary<string, List<NamedBatchTask>>? _tasksOf;

    /// <summary>The sound task types of a batch, in the order in which they stand in the source: by the path of the file, then by the place in it.</summary>
    public IReadOnlyList<NamedBatchTask> TasksOf(string batch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _tasksOf ??= Find(cancellationToken);
            return _tasksOf.TryGetValue(batch, out var found) ? found : [];
        }
    }

    private Dictionary<string, List<NamedBatchTask>> Find(CancellationToken cancellationToken)
    {
        var found = new List<NamedBatchTask>();
        foreach (var type in TaskDeclarations.FindAll(compilation, cancellationToken))
        {
            // The name of the batch first: a type that is in none is not parsed here.
            if (type.Find(AttributeNames.BatchTask) is { } attribute
                && attribute.NamedText("Batch") is { Length: > 0 }
                && tasks.Find(type, cancellationToken)?.Model is { } model)
            {
                found.Add(new NamedBatchTask(type, attribute, model));
            }
        }

        return found
            .OrderBy(t => t.Attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
            .ThenBy(t => t.Attribute.ApplicationSyntaxReference?.Span.Start ?? 0)
            .GroupBy(t => t.Model.BatchName!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
    }
}

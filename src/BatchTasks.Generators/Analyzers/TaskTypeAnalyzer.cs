using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>An analyzer of task types, each as the generator's own parser read it.</summary>
public abstract class TaskTypeAnalyzer : LibraryAnalyzer
{
    private protected delegate void TaskAction(SymbolAnalysisContext context, INamedTypeSymbol type, TaskParseResult task);

    private protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        var tasks = TaskTypes.Of(start.Compilation, start.Options);
        if (ActionFor(start.Options, tasks) is not { } action)
            return;

        start.RegisterSymbolAction(
            context =>
            {
                var type = (INamedTypeSymbol)context.Symbol;
                if (tasks.Find(type, context.CancellationToken) is { } task)
                    action(context, type, task);
            },
            SymbolKind.NamedType);
    }

    /// <summary>What is done with each task type; null where there is nothing to do in this project.</summary>
    private protected abstract TaskAction? ActionFor(AnalyzerOptions options, TaskTypes tasks);
}

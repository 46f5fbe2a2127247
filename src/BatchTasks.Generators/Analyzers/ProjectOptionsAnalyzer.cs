using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Options;
using BatchTasks.Shared.Providers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports an option of the project whose value is not known (BT0007), once, at no place: it stands in a project file.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProjectOptionsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.UnknownOptionValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static context =>
        {
            if (context.Options.AnalyzerConfigOptionsProvider.ProviderName() is not { } name || ProviderLimits.Find(name) is not null)
                return;

            var known = string.Join(", ", ProviderLimits.All.Select(p => p.Key));
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnknownOptionValue, Location.None, ProjectOptions.ProviderProperty, name, known));
        });
    }
}

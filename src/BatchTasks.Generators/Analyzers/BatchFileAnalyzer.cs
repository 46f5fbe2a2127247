using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports what is wrong with the project's <c>BatchFile</c> items: .jsonl files that are checked as they are edited and built.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = FileRules.All.Add(Rules.UnknownOptionValue);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file => Analyze(file));
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var file = context.AdditionalFile;
        var problems = new List<UnknownValue>();
        if (BatchFileOptions.Of(file, context.Options.AnalyzerConfigOptionsProvider, problems) is not { } options)
            return;

        var config = context.Options.AnalyzerConfigOptionsProvider.GetOptions(file);
        FileSeverity.FindUnknown(FileRules.All.Select(static r => r.Id), config, problems);
        foreach (var (option, value, known) in problems)
            context.ReportDiagnostic(Diagnostic.Create(Rules.UnknownOptionValue, default(FilePlace).In(file.Path), option, value, known));

        // Null for a file that can't be read, which the compiler reports.
        if (file.GetText(context.CancellationToken) is not { } text)
            return;

        foreach (var finding in FileFindings.Of(text, options, context.CancellationToken))
        {
            if (FileDiagnostic.Of(finding, file.Path, config) is { } diagnostic)
                context.ReportDiagnostic(diagnostic);
        }
    }
}

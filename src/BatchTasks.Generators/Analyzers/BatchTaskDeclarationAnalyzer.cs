using System.Collections.Immutable;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports what is wrong with a [BatchTask] declaration: what the generator's own parser found.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchTaskDeclarationAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.TypeMustBePartial,
        Rules.ContainingTypeMustBePartial,
        Rules.UnsupportedType,
        Rules.LanguageVersionTooLow,
        Rules.EndpointNotGenerated,
        Rules.UnknownEndpoint,
        Rules.ConstantCustomId,
        Rules.UnknownMember,
        Rules.MemberNotForCustomId,
        Rules.WrongJson,
        Rules.NotAllowedInBatch,
        Rules.RequiredPartMissing,
        Rules.SetTwice,
        Rules.TemplateError,
        Rules.PartNotCarried,
        Rules.ResultNotExpressible,
        Rules.ResultTooLarge,
        Rules.ResultNotGiven);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            // No attribute, no tasks: nothing to look at.
            if (start.Compilation.GetTypesByMetadataName(AttributeNames.BatchTaskMetadataName).IsEmpty)
                return;

            var tasks = TaskTypes.Of(start.Compilation);
            start.RegisterSymbolAction(context => Analyze(context, tasks), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, TaskTypes tasks)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var finding in TypeDeclarationParser.FindInContainingType(type, context.CancellationToken))
            context.ReportDiagnostic(finding.ToDiagnostic());

        foreach (var finding in tasks.Find(type, context.CancellationToken)?.Findings ?? [])
            context.ReportDiagnostic(finding.ToDiagnostic());
    }
}

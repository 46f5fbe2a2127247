using System.Collections.Immutable;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports what is wrong with a [BatchTask] declaration: what the generator's own parser found.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BatchTaskDeclarationAnalyzer : LibraryAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        Rules.TypeMustBePartial,
        Rules.ContainingTypeMustBePartial,
        Rules.UnsupportedType,
        Rules.LanguageVersionTooLow,
        Rules.UnknownEndpoint,
        Rules.ConstantCustomId,
        Rules.UnknownMember,
        Rules.MemberNotForCustomId,
        Rules.WrongJson,
        Rules.NotAllowedInBatch,
        Rules.RequiredPartMissing,
        Rules.SetTwice,
        Rules.TemplateError,
        Rules.PromptFileNotFound,
        Rules.PartNotCarried,
        Rules.ResultNotExpressible,
        Rules.ResultTooLarge,
        Rules.ResultNotGiven,
        Rules.ResultNearLimit,
        Rules.ConstraintNotSent,
        Rules.ConstraintNotForFineTuned,
        Rules.FlagsEnumInResult,
        Rules.ResultNameNotTaken,
        Rules.OptionalPropertyAlwaysAsked,
        Rules.ResultContextNotFit,
        Rules.NameIsTaken);

    private protected override void Register(CompilationStartAnalysisContext start)
    {
        var tasks = TaskTypes.Of(start.Compilation, start.Options);
        start.RegisterSymbolAction(context => Analyze(context, tasks), SymbolKind.NamedType);

        // In their own files the types of results are found and fixed; as a whole file comes after its types, their tasks have been looked at by then.
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var finding in tasks.FindInResults(context.SemanticModel.SyntaxTree, context.CancellationToken))
                context.ReportDiagnostic(finding.ToDiagnostic());
        });

        // Of the files that templates are in, an editor may look at one alone.
        start.RegisterAdditionalFileAction(context =>
        {
            foreach (var diagnostic in tasks.FindInFile(context.AdditionalFile.Path, context.CancellationToken))
                context.ReportDiagnostic(diagnostic);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, TaskTypes tasks)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var finding in TypeDeclarationParser.FindInContainingType(type, context.CancellationToken))
            Report(context, finding);

        foreach (var finding in tasks.Find(type, context.CancellationToken)?.Findings ?? [])
        {
            if (finding.Owner is null && !finding.IsInFile)
                Report(context, finding);
        }
    }

    /// <summary>A base type of another project may have its source at hand too, but there nothing can be reported: the task itself stands in.</summary>
    private static void Report(SymbolAnalysisContext context, Finding finding)
    {
        var isForeign = finding.Location.SourceTree is { } tree && !context.Compilation.ContainsSyntaxTree(tree);
        context.ReportDiagnostic(finding.ToDiagnostic(isForeign ? context.Symbol.Locations[0] : finding.Location));
    }
}

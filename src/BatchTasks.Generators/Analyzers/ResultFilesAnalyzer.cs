using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Jobs;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Reports code that reads a batch's output file in a type that never speaks of the error file (BT4003).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResultFilesAnalyzer : LibraryAnalyzer
{
    private const string ErrorFile = "errorfile";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.OneResultFileRead);

    private protected override void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterOperationAction(AnalyzeProperty, OperationKind.PropertyReference);
        start.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeProperty(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        var isOutput = reference.Property.Name == ResultFileNames.OutputProperty
            ? reference.Property.ContainingType.IsNamed(AttributeNames.Namespace, "Batch") && reference.Parent is not IAssignmentOperation
            : reference.Property.IsIndexer && IsOutputName(reference.Arguments);
        if (isOutput)
            CheckDownload(context);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        switch (call.TargetMethod.Name)
        {
            case "GetProperty" or "TryGetProperty" when IsOutputName(call.Arguments):
                CheckDownload(context);
                break;
            case "ReadResultsAsync" or "ReadAsync":
                CheckReading(context, call);
                break;
        }
    }

    private static bool IsOutputName(ImmutableArray<IArgumentOperation> arguments) =>
        arguments is [{ Value.ConstantValue: { HasValue: true, Value: ResultFileNames.OutputJson } }, ..];

    private static void CheckDownload(OperationAnalysisContext context)
    {
        if (ResultFileNames.IsWhatIsDownloaded(context.Operation.Syntax))
            ReportUnlessSaid(context, context.Operation, ErrorFile);
    }

    /// <summary>A constant name of an output file, alone, in a type without a word of errors.</summary>
    private static void CheckReading(OperationAnalysisContext context, IInvocationOperation call)
    {
        if (call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "outputFile")?.Value is { ConstantValue: { HasValue: true, Value: string path } } output
            && call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "errorFile")?.Value is { ConstantValue: { HasValue: true, Value: null } }
            && path.IndexOf("output", StringComparison.OrdinalIgnoreCase) >= 0)
        {
            ReportUnlessSaid(context, output, "error");
        }
    }

    private static void ReportUnlessSaid(OperationAnalysisContext context, IOperation output, string word)
    {
        if (context.ContainingSymbol.ContainingType is { } type && !ResultFileNames.Says(type, word, context.CancellationToken))
            context.ReportDiagnostic(Diagnostic.Create(Rules.OneResultFileRead, output.Syntax.GetLocation(), "The output file", "the error file"));
    }
}

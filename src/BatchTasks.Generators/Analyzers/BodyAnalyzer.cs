using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Generators.Parsing.Tasks;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>
/// BT1006, BT2001, BT2002, BT2003, BT2005, BT2010 in task types: what a declaration puts into the body, against what the project's service is known to take.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BodyAnalyzer : TaskTypeAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> s_rules = new[]
    {
        Rules.ModelForAnotherEndpoint,
        Rules.UnknownParameter,
        Rules.WithWholeMessage(Rules.WrongJson),
        Rules.ValueOutOfRange,
        Rules.WithWholeMessage(Rules.RequiredPartMissing),
        Rules.DeprecatedParameter,
    }.ToImmutableDictionary(static rule => rule.Id, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.CreateRange(s_rules.Values);

    private protected override TaskAction? ActionFor(AnalyzerOptions options, TaskTypes tasks)
    {
        if (BodyRules.Of(options.AnalyzerConfigOptionsProvider.Provider()) is not { } rules)
            return null;

        return (context, _, task) =>
        {
            if (task.Body is { } body)
                Analyze(body, rules, context);
        };
    }

    private static void Analyze(DeclaredBody body, BodyRules rules, SymbolAnalysisContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (body.Model is { } model && rules.CheckModel(body.Endpoint, model) is { } wrongModel)
            Report(wrongModel, body.Attribute.ArgumentLocation(-1, "Model", Fallback(context), cancellationToken), context);

        foreach (var parameter in body.Parameters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (rules.CheckName(body.Endpoint, parameter.Name, body.Names) is { } wrongName)
                Report(wrongName, NameLocation(parameter, context), context);
            if (parameter.Json is { } json)
                CheckConstant(json, parameter, body, rules, context);
            else if (BodyCatalog.Parameter(body.Endpoint, parameter.Name) is { } known && MemberRules.Check(parameter, known) is { } wrongType)
                Report(wrongType, parameter.Attribute.Location(Fallback(context), cancellationToken), context);
        }
    }

    /// <summary>A constant's findings lie at their characters where it is written as JSON in literals, else at the whole argument.</summary>
    private static void CheckConstant(string json, DeclaredParameter parameter, DeclaredBody body, BodyRules rules, SymbolAnalysisContext context)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var findings = new List<LineFinding>();
        rules.CheckValue(body.Endpoint, parameter.Name, utf8, findings);
        if (findings.Count == 0)
            return;

        var argument = parameter.Attribute.ArgumentLocation(1, null, Fallback(context), context.CancellationToken);
        var literals = parameter.Attribute.Is(AttributeNames.BodyJson) ? LiteralText.At(argument, json, context.CancellationToken) : null;
        foreach (var finding in findings)
        {
            var start = Encoding.UTF8.GetCharCount(utf8, 0, finding.Span.Start);
            var length = Encoding.UTF8.GetCharCount(utf8, finding.Span.Start, finding.Span.Length);
            Report(finding, literals?.LocationOf(start, length) ?? argument, context);
        }
    }

    /// <summary>The name in the attribute; the whole attribute where the name is that of its member.</summary>
    private static Location NameLocation(DeclaredParameter parameter, SymbolAnalysisContext context) =>
        parameter.Attribute.ArgumentLocation(0, null, Fallback(context), context.CancellationToken);

    private static Location Fallback(SymbolAnalysisContext context) => context.Symbol.Locations.FirstOrDefault(static each => each.IsInSource) ?? Location.None;

    private static void Report(LineFinding finding, Location location, SymbolAnalysisContext context) =>
        context.ReportDiagnostic(Diagnostic.Create(s_rules[finding.Id], location, DiagnosticProperties.Of(finding.Replacement), Rules.WholeMessage(finding.Message)));
}

using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Files;

/// <summary>A finding as the compiler reports it.</summary>
internal static class FileDiagnostic
{
    private const string Parameter = nameof(Parameter);

    /// <summary>The diagnostic, or null where the file's configuration has the rule off.</summary>
    public static Diagnostic? Of(FileFinding finding, string path, AnalyzerConfigOptions config)
    {
        var severity = FileSeverity.Of(finding.Id, config);
        if (severity == ReportDiagnostic.Suppress || FileRules.Find(finding.Id) is not { } rule)
            return null;

        var properties = DiagnosticProperties.Of(finding.Replacement);
        if (finding.Parameter is { } parameter)
            properties = properties.Add(Parameter, parameter);

        return Diagnostic.Create(
            rule,
            finding.Place.In(path),
            FileSeverity.Of(severity, rule),
            finding.Other is { } other ? [other.In(path)] : null,
            properties,
            Rules.WholeMessage(finding.Message));
    }

    /// <summary>The parameter that the service names in its error, or null.</summary>
    public static string? GetParameter(Diagnostic diagnostic) => diagnostic.Properties.TryGetValue(Parameter, out var name) ? name : null;
}

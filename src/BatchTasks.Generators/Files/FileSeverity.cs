using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Files;

/// <summary>
/// The severity that an <c>.editorconfig</c> gives a rule in some files: <c>batchtasks.BT5003.severity = warning</c>. The compiler's own key,
/// <c>dotnet_diagnostic.BT5003.severity</c>, reaches sources only; in a <c>.globalconfig</c> it holds for files too, and wins.
/// </summary>
internal static class FileSeverity
{
    private const string Known = "none, silent, suggestion, warning, error, default";

    /// <summary>What the files' key says; the default where there is none, or one that is not known.</summary>
    public static ReportDiagnostic Of(string id, AnalyzerConfigOptions options) =>
        options.TryGetValue(Key(id), out var value) ? Parse(value) ?? ReportDiagnostic.Default : ReportDiagnostic.Default;

    /// <summary>The severity itself, of a rule that is reported.</summary>
    public static DiagnosticSeverity Of(ReportDiagnostic report, DiagnosticDescriptor rule) => report switch
    {
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        _ => rule.DefaultSeverity,
    };

    /// <summary>Adds the rules whose key has a value that is not known.</summary>
    public static void FindUnknown(IEnumerable<string> ids, AnalyzerConfigOptions options, ICollection<UnknownValue> problems)
    {
        foreach (var id in ids)
        {
            if (options.TryGetValue(Key(id), out var value) && Parse(value) is null)
                problems.Add(new(Key(id), value, Known));
        }
    }

    private static string Key(string id) => $"batchtasks.{id}.severity";

    private static ReportDiagnostic? Parse(string value) => value.Trim().ToLowerInvariant() switch
    {
        "none" => ReportDiagnostic.Suppress,
        "silent" => ReportDiagnostic.Hidden,
        "suggestion" => ReportDiagnostic.Info,
        "warning" => ReportDiagnostic.Warn,
        "error" => ReportDiagnostic.Error,
        "default" => ReportDiagnostic.Default,
        _ => null,
    };
}

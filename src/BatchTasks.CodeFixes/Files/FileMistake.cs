using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.Files;

/// <summary>What was found in a batch file, as far as a fix goes by it.</summary>
/// <param name="Id">The rule's id.</param>
/// <param name="Span">Where in the file.</param>
/// <param name="Replacement">What should stand there; empty where the property should go; null where the rule does not say.</param>
/// <param name="Parameter">The parameter that the service names in its error, or null.</param>
internal readonly record struct FileMistake(string Id, TextSpan Span, string? Replacement, string? Parameter)
{
    public static FileMistake Of(Diagnostic diagnostic) => new(
        diagnostic.Id, diagnostic.Location.SourceSpan, DiagnosticProperties.GetReplacement(diagnostic), FileDiagnostic.GetParameter(diagnostic));

    public static FileMistake Of(FileFinding finding) => new(finding.Id, finding.Place.Span, finding.Replacement, finding.Parameter);
}

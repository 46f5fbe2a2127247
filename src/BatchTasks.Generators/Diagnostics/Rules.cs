using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>The descriptors of the rules, by range. Each has a page in <c>docs/rules</c>.</summary>
internal static partial class Rules
{
    private const string Declaration = "BatchTasks.Declaration";
    private const string Endpoint = "BatchTasks.Endpoint";
    private const string CustomId = "BatchTasks.CustomId";
    private const string Body = "BatchTasks.Body";
    private const string Result = "BatchTasks.Result";
    private const string Use = "BatchTasks.Use";
    private const string File = "BatchTasks.File";

    /// <summary>
    /// The same rule with the whole message as its argument: for what the shared rules of lines, bodies and files find in code and in .jsonl files.
    /// </summary>
    public static DiagnosticDescriptor WithWholeMessage(DiagnosticDescriptor rule) => new(
        rule.Id, rule.Title, "{0}", rule.Category, rule.DefaultSeverity, rule.IsEnabledByDefault, rule.Description, rule.HelpLinkUri);

    /// <summary>A message of the shared rules as the compiler's are written: one sentence has no full stop at its end, several have.</summary>
    public static string WholeMessage(string message) => message.IndexOf(". ", StringComparison.Ordinal) < 0 ? message.TrimEnd('.') : message;

    /// <summary>The service refuses the file, or every request of it.</summary>
    private static DiagnosticDescriptor Error(string id, string category, string title, string message, string description) =>
        Create(DiagnosticSeverity.Error, id, category, title, message, description);

    /// <summary>Money or rows are at risk.</summary>
    private static DiagnosticDescriptor Warning(string id, string category, string title, string message, string description) =>
        Create(DiagnosticSeverity.Warning, id, category, title, message, description);

    /// <summary>Style, or something that can be done better.</summary>
    private static DiagnosticDescriptor Info(string id, string category, string title, string message, string description) =>
        Create(DiagnosticSeverity.Info, id, category, title, message, description);

    private static DiagnosticDescriptor Create(DiagnosticSeverity severity, string id, string category, string title, string message, string description) =>
        new(id, title, message, category, severity, isEnabledByDefault: true, description, helpLinkUri: $"https://github.com/batchtasks/batchtasks/blob/main/docs/rules/{id}.md");
}

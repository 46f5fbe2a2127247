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

    private static DiagnosticDescriptor Error(string id, string category, string title, string message, string description = "") => new(
        id,
        title,
        message,
        category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description,
        helpLinkUri: $"https://github.com/batchtasks/batchtasks/blob/main/docs/rules/{id}.md");
}

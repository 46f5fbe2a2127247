using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>BT1005: a method that writes lines for one endpoint and creates its only batch for another.</summary>
internal static class JobEndpoints
{
    public static void Report(HandWrittenRequests requests, Action<Diagnostic> report)
    {
        foreach (var group in requests.Jobs.GroupBy(static j => Method(j.Expression)))
        {
            if (group.Key is not { } method || group.Skip(1).Any() || Endpoint(group.First()) is not { } endpoint)
                continue;

            // One line whose url is not known may be the one that is meant.
            var lines = requests.Lines.Where(l => Method(l.Expression) == method).ToList();
            var urls = lines.Select(static l => l.Constant(l.Line.Url)).Distinct().ToList();
            if (urls is not [{ } url] || url == endpoint || !EndpointCatalog.IsServed(url) || !EndpointCatalog.IsServed(endpoint))
                continue;

            var line = lines[0].Location.GetLineSpan().StartLinePosition.Line + 1;
            report(Diagnostic.Create(
                Rules.OtherEndpointThanTheJob, group.First().LocationOf(group.First().Body.Endpoint.Span), endpoint, $"the request in line {line}", url));
        }
    }

    private static string? Endpoint(HandWrittenJob job) =>
        job.Body.Endpoint.IsString && !job.Json.IsUnknown(job.Body.Endpoint.Span) ? job.Body.Endpoint.Text(job.Json.Utf8) : null;

    private static SyntaxNode? Method(ExpressionSyntax expression) => expression.Ancestors().FirstOrDefault(static n =>
        n is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or GlobalStatementSyntax) is { } node
            ? node is GlobalStatementSyntax ? node.Parent : node
            : null;
}

using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor UnknownEndpoint = Error(
        RuleIds.UnservedEndpoint, Endpoint, "The Batch API does not serve this endpoint", "The Batch API does not serve '{0}'{1}");
}

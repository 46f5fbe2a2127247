using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor WrongJson = Error(
        "BT2002", Body, "This is not the JSON that the parameter takes", "The value of '{0}' is not JSON that can be sent: {1}");

    public static readonly DiagnosticDescriptor NotAllowedInBatch = Error(
        RuleIds.Stream, Body, "This parameter is not allowed in a batch", "'{0}' is refused in a batch: {1}");

    public static readonly DiagnosticDescriptor RequiredPartMissing = Error(
        RuleIds.MissingBodyPart, Body, "The request lacks a required part", "'{0}' lacks what {1} requires: {2}");

    public static readonly DiagnosticDescriptor SetTwice = Error(
        "BT2006", Body, "A parameter is set twice", "'{0}' is set twice: {1}");

    public static readonly DiagnosticDescriptor TemplateError = Error(
        "BT2007", Body, "The template can't be read", "The template has {0}");

    public static readonly DiagnosticDescriptor PartNotCarried = Error(
        "BT2009", Body, "The request can't carry this part", "{0}");
}

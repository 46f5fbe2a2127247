using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor UnknownParameter = Warning(
        RuleIds.UnknownParameter,
        Body,
        "The endpoint has no such parameter",
        "{0}",
        "The service answers every request that has it with an error. The names are those of the published schema; a newer one may be missing here.");

    public static readonly DiagnosticDescriptor WrongJson = Error(
        RuleIds.WrongType,
        Body,
        "This is not the JSON that the parameter takes",
        "The value of '{0}' is not JSON that can be sent: {1}",
        "Each parameter takes one or several kinds of JSON values.");

    public static readonly DiagnosticDescriptor ValueOutOfRange = Error(
        RuleIds.ValueOutOfRange,
        Body,
        "The parameter does not take this value",
        "{0}",
        "Numbers have ranges, texts and lists have lengths, and some parameters take one of a few values.");

    public static readonly DiagnosticDescriptor NotAllowedInBatch = Error(
        RuleIds.Stream,
        Body,
        "This parameter is not allowed in a batch",
        "'{0}' is refused in a batch: {1}",
        "The answers of a batch come in a file.");

    public static readonly DiagnosticDescriptor RequiredPartMissing = Error(
        RuleIds.MissingBodyPart,
        Body,
        "The request lacks a required part",
        "'{0}' lacks what {1} requires: {2}",
        "Each endpoint has parts of the body without which there is no request.");

    public static readonly DiagnosticDescriptor SetTwice = Error(
        "BT2006",
        Body,
        "A parameter is set twice",
        "'{0}' is set twice: {1}",
        "Which of two equal names in a JSON object counts is not defined.");

    public static readonly DiagnosticDescriptor TemplateError = Error(
        "BT2007",
        Body,
        "The template can't be read",
        "The template has {0}",
        "A template is text, placeholders in braces, and doubled braces for literal ones.");

    /// <summary>Arguments: the file; what it is instead of one of the project's.</summary>
    public static readonly DiagnosticDescriptor PromptFileNotFound = Error(
        "BT2008",
        Body,
        "The prompt file is not found",
        "'{0}' is {1}",
        "The template of a message or input is read from one of the project's AdditionalFiles when the project is compiled.");

    public static readonly DiagnosticDescriptor PartNotCarried = Error(
        RuleIds.PartNotCarried,
        Body,
        "The request can't carry this part",
        "{0}",
        "Each endpoint and each role has its own parts.");

    public static readonly DiagnosticDescriptor DeprecatedParameter = Info(
        RuleIds.DeprecatedParameter,
        Body,
        "The parameter is deprecated",
        "{0}",
        "The published schema marks the parameter as deprecated; the service may stop taking it.");
}

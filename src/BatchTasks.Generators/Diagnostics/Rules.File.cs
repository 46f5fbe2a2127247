using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor NotAnObject = Error(
        RuleIds.NotAnObject, File, "A line is not a JSON object", "{0}", "Each line of a batch file is one JSON object, on one line.");

    public static readonly DiagnosticDescriptor MissingField = Error(
        RuleIds.MissingField, File, "A field of the line is missing, or of another type", "{0}", "A request line has a custom_id, a method and a url, which are strings, and a body, which is an object.");

    public static readonly DiagnosticDescriptor ForeignField = Warning(
        RuleIds.ForeignField, File, "A field that request lines don't have", "{0}", "What stands beside custom_id, method, url and body is not sent to the model. A parameter goes into the body.");

    public static readonly DiagnosticDescriptor TooManyRequests = Error(
        RuleIds.TooManyRequests, File, "Too many requests in one file", "{0}", "The service limits the requests of one file.");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        RuleIds.TooLarge, File, "The file or a line is too large", "{0}", "The service limits the bytes of one file, and some services those of one line.");

    public static readonly DiagnosticDescriptor ByteOrderMark = Error(
        RuleIds.ByteOrderMark, File, "The file begins with a byte order mark", "{0}", "The mark belongs to no JSON, and services refuse the first line for it.");

    public static readonly DiagnosticDescriptor NoRequests = Error(
        RuleIds.NoRequests, File, "The file holds no request", "{0}", "The service refuses an empty file.");

    public static readonly DiagnosticDescriptor TooManyEmbeddingInputs = Error(
        RuleIds.TooManyEmbeddingInputs, File, "Too many embedding inputs", "{0}", "The service limits the embedding inputs over all requests of a batch, and those of one request.");

    public static readonly DiagnosticDescriptor DuplicateKey = Warning(
        RuleIds.DuplicateKey, File, "A name stands twice in one object", "{0}", "Which of two equal names in a JSON object counts is not defined.");
}

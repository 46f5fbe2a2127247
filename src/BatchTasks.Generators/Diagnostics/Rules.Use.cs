using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    /// <summary>Argument: the endpoint.</summary>
    public static readonly DiagnosticDescriptor HandWrittenLine = Info(
        "BT4001",
        Use,
        "A request line that is written by hand",
        "This request line for {0} is written by hand; a [BatchTask] record writes it with its types, its id and its answer checked",
        "A line that is put together by hand is checked as far as its parts are constant. A task type is checked whole.");

    /// <summary>Argument: the purpose.</summary>
    public static readonly DiagnosticDescriptor UploadPurpose = Error(
        "BT4002",
        Use,
        "The input file of a batch is uploaded for another purpose",
        "The file is uploaded for the purpose '{0}', and a batch takes its input from a file with the purpose 'batch' only",
        "The service does not create a batch from a file that was uploaded for another purpose.");

    /// <summary>Arguments: what is read; what is not.</summary>
    public static readonly DiagnosticDescriptor OneResultFileRead = Warning(
        "BT4003",
        Use,
        "Only one of a batch's two result files is read",
        "{0} is read and {1} is not: the answers of a batch are in both",
        "Requests that failed, expired or were cancelled are in the error file, which may be the only one.");

    /// <summary>Argument: what is written, and what to use.</summary>
    public static readonly DiagnosticDescriptor NotJsonLines = Warning(
        "BT4004",
        Use,
        "What is written is no JSON Lines",
        "{0}",
        "A batch file is UTF-8 without a byte order mark, with one JSON object on each line.");

    /// <summary>Argument: the call.</summary>
    public static readonly DiagnosticDescriptor NeverEnumerated = Warning(
        "BT4005",
        Use,
        "The outcomes are never asked for",
        "The outcomes of '{0}' are not enumerated here, and nothing happens until they are; use 'await foreach'",
        "A run begins when its outcomes are asked for.");
}

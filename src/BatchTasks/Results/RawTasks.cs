using BatchTasks.Shared.Endpoints;

namespace BatchTasks.Results;

/// <summary>
/// A task that only reads, for lines whose type of task is not known: the answer of an endpoint that generates text, of which refusals and truncation are told
/// apart whatever it holds.
/// </summary>
internal sealed class RawTextTask : IBatchTaskSerializer<RawTextTask, BatchRawBody>
{
    // That of calls takes a text as well as calls.
    public static BatchTaskDefinition Definition { get; } = RawTasks.Define(EndpointCatalog.Responses, BatchAnswerKind.ToolCalls);

    public static void WriteCustomId(RawTextTask task, ref BatchLineWriter writer) => throw RawTasks.ReadsOnly();

    public static void WriteBody(RawTextTask task, ref BatchLineWriter writer) => throw RawTasks.ReadsOnly();

    public static BatchRawBody ReadResult(BatchAnswer answer) => answer.ReadRawBody();
}

/// <summary>The same for endpoints whose answer is the whole body.</summary>
internal sealed class RawBodyTask : IBatchTaskSerializer<RawBodyTask, BatchRawBody>
{
    public static BatchTaskDefinition Definition { get; } = RawTasks.Define(EndpointCatalog.Embeddings, BatchAnswerKind.Body);

    public static void WriteCustomId(RawBodyTask task, ref BatchLineWriter writer) => throw RawTasks.ReadsOnly();

    public static void WriteBody(RawBodyTask task, ref BatchLineWriter writer) => throw RawTasks.ReadsOnly();

    public static BatchRawBody ReadResult(BatchAnswer answer) => answer.ReadRawBody();
}

internal static class RawTasks
{
    /// <summary>Whether the answers of an endpoint, under whichever url, can be refused or cut off.</summary>
    public static bool IsText(string endpoint) =>
        ServedEndpoints.OfAnyService.EndpointOf(endpoint) is EndpointCatalog.ChatCompletions or EndpointCatalog.Responses or EndpointCatalog.Completions;

    public static BatchTaskDefinition Define(string endpoint, BatchAnswerKind kind) => new() { Endpoint = endpoint, CustomIdTemplate = "", AnswerKind = kind };

    public static NotSupportedException ReadsOnly() => new("It is a task for reading; its request is not known.");
}

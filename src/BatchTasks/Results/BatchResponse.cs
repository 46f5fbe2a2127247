using BatchTasks.Results;

namespace BatchTasks;

/// <summary>Reads a response that did not come in a result file, for example of a request sent synchronously to try a prompt.</summary>
public static class BatchResponse
{
    /// <summary>Reads one response the way that result files are read.</summary>
    /// <typeparam name="TTask">The type of the task.</typeparam>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="customId">The task's <c>custom_id</c>.</param>
    /// <param name="statusCode">The HTTP status of the response.</param>
    /// <param name="requestId">The service's id of the request.</param>
    /// <param name="body">The body of the response: UTF-8 JSON.</param>
    /// <param name="keepRawBody">Keeps a copy of the body also where the answer could be read.</param>
    /// <returns>The outcome. A response that can't be read is an <c>Invalid</c> one; nothing is thrown for it.</returns>
    public static BatchOutcome<TResult> Read<TTask, TResult>(
        string customId, int statusCode, string? requestId, ReadOnlyMemory<byte> body, bool keepRawBody = false)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(customId);
        using var reader = new OutcomeReader<TTask, TResult>(keepRawBody);
        return reader.ReadResponse(customId, statusCode, requestId, body.Span);
    }

    /// <summary>
    /// Reads one response whose type of task is not known, with its whole body as the answer. Refusals and answers that were cut off are told apart for the endpoints
    /// that generate text.
    /// </summary>
    /// <param name="endpoint">The endpoint: one of <see cref="BatchEndpoints"/>, or a url in the service's own form.</param>
    /// <param name="customId">The task's <c>custom_id</c>.</param>
    /// <param name="statusCode">The HTTP status of the response.</param>
    /// <param name="requestId">The service's id of the request.</param>
    /// <param name="body">The body of the response: UTF-8 JSON.</param>
    /// <returns>The outcome. A response that can't be read is an <c>Invalid</c> one; nothing is thrown for it.</returns>
    public static BatchOutcome<BatchRawBody> Read(string endpoint, string customId, int statusCode, string? requestId, ReadOnlyMemory<byte> body)
    {
        ArgumentException.ThrowIfNullOrEmpty(endpoint);
        return RawTasks.IsText(endpoint)
            ? Read<RawTextTask, BatchRawBody>(customId, statusCode, requestId, body)
            : Read<RawBodyTask, BatchRawBody>(customId, statusCode, requestId, body);
    }
}

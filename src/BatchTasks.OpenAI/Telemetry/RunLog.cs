using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>What a run tells the logger.</summary>
internal static partial class RunLog
{
    [LoggerMessage(1, LogLevel.Information, "Planned {Requests} requests to {Endpoint} in {Parts} parts, in '{Directory}'.")]
    public static partial void Planned(ILogger logger, long requests, string endpoint, int parts, string directory);

    [LoggerMessage(2, LogLevel.Information, "Carrying on the run in '{Directory}': {Parts} parts, {Settled} of them settled.")]
    public static partial void CarriedOn(ILogger logger, string directory, int parts, int settled);

    [LoggerMessage(3, LogLevel.Debug, "Part {Part}: uploaded {Bytes} bytes as {FileId}.")]
    public static partial void Uploaded(ILogger logger, int part, string fileId, long bytes);

    [LoggerMessage(4, LogLevel.Information, "Part {Part}: created {BatchId} with {Requests} requests.")]
    public static partial void Created(ILogger logger, int part, string batchId, int requests);

    [LoggerMessage(5, LogLevel.Information, "Part {Part}: found {BatchId} at the service, whose creation had got no answer, and took it over.")]
    public static partial void Adopted(ILogger logger, int part, string batchId);

    [LoggerMessage(6, LogLevel.Warning, "Part {Part}: the service has no batch of a creation that got no answer. It is created again.")]
    public static partial void CreatedAgain(ILogger logger, int part);

    [LoggerMessage(7, LogLevel.Warning, "Part {Part}: cancelling {TwinId}, a second batch beside {BatchId}.")]
    public static partial void TwinCancelled(ILogger logger, int part, string twinId, string batchId);

    [LoggerMessage(8, LogLevel.Information, "Part {Part}: waits to be submitted again: {Reason}")]
    public static partial void QueueFull(ILogger logger, int part, string reason);

    [LoggerMessage(9, LogLevel.Warning, "Part {Part}: failure {Failures} in a row: {Reason}")]
    public static partial void PassingFailure(ILogger logger, int part, int failures, string reason);

    [LoggerMessage(10, LogLevel.Information, "Part {Part}: {BatchId} has ended: {Status}.")]
    public static partial void Ended(ILogger logger, int part, string batchId, string status);

    [LoggerMessage(11, LogLevel.Debug, "Part {Part}: downloaded {FileId} as {Name}.")]
    public static partial void Downloaded(ILogger logger, int part, string fileId, string name);

    [LoggerMessage(12, LogLevel.Information, "Part {Part}: settled; {Outcomes} tasks have their outcome, {SentAgain} are sent again.")]
    public static partial void Settled(ILogger logger, int part, int outcomes, int sentAgain);

    [LoggerMessage(13, LogLevel.Error, "Part {Part}: the service refuses it: {Reason}")]
    public static partial void Refused(ILogger logger, int part, string reason);

    [LoggerMessage(14, LogLevel.Debug, "Part {Part}: another process works on it.")]
    public static partial void LeaseLost(ILogger logger, int part);

    [LoggerMessage(15, LogLevel.Warning, "Part {Part}: the file {FileId} could not be deleted at the service: {Reason}")]
    public static partial void NotDeleted(ILogger logger, int part, string fileId, string reason);

    [LoggerMessage(16, LogLevel.Information, "Done: {Tasks} tasks, {Succeeded} succeeded.")]
    public static partial void Done(ILogger logger, long tasks, long succeeded);

    [LoggerMessage(17, LogLevel.Error, "Part {Part}: the result file {FileId} is gone at the service. Its tasks are missing.")]
    public static partial void ResultsGone(ILogger logger, int part, string fileId);

    [LoggerMessage(18, LogLevel.Error, "Part {Part}: {TwinId}, a second batch of it, could not be cancelled: {Reason}")]
    public static partial void TwinNotCancelled(ILogger logger, int part, string twinId, string reason);
}

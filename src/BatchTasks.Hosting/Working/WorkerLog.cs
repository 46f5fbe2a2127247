using Microsoft.Extensions.Logging;

namespace BatchTasks;

/// <summary>What workers tell the logger.</summary>
internal static partial class WorkerLog
{
    [LoggerMessage(101, LogLevel.Information, "Run '{Run}': handed over {Outcomes} outcomes.")]
    public static partial void HandedOver(ILogger logger, string run, long outcomes);

    [LoggerMessage(102, LogLevel.Information, "Run '{Run}': nothing is left to be done.")]
    public static partial void Done(ILogger logger, string run);

    [LoggerMessage(103, LogLevel.Warning,
        "Run '{Run}' is done, and nobody takes its outcomes: no handler is registered for {TaskType}. They can be read from the store.")]
    public static partial void NoHandler(ILogger logger, string run, string taskType);

    [LoggerMessage(104, LogLevel.Warning, "The store has no run '{Run}'.")]
    public static partial void NoRun(ILogger logger, string run);

    [LoggerMessage(105, LogLevel.Error, "Run '{Run}': the step failed; the next try is in {Pause}.")]
    public static partial void StepFailed(ILogger logger, Exception exception, string run, TimeSpan pause);

    [LoggerMessage(106, LogLevel.Error, "The runs can't be listed; the next try is in {Pause}.")]
    public static partial void ListFailed(ILogger logger, Exception exception, TimeSpan pause);
}

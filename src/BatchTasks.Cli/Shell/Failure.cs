using System.Data.Common;
using System.Text.Json;

namespace BatchTasks.Cli.Shell;

/// <summary>An exception as the tool ends with it: an exit code and one line.</summary>
internal sealed record Failure(ExitCode ExitCode, string Message)
{
    public static Failure Of(Exception exception) => exception switch
    {
        ToolException known => new(known.ExitCode, known.Message),
        OperationCanceledException => new(ExitCode.Interrupted, "Interrupted."),
        BatchServiceException service => new(IsWayToService(service) ? ExitCode.Unreachable : ExitCode.Refused, service.Message),
        BatchCostException => new(ExitCode.TooExpensive, exception.Message.Replace(nameof(BatchRunOptions.MaxCost), "--max-cost", StringComparison.Ordinal)),
        BatchTaskException or InvalidDataException => new(ExitCode.Unsuccessful, exception.Message),
        FileNotFoundException or DirectoryNotFoundException => new(ExitCode.WrongUsage, exception.Message),
        ArgumentException argument => new(ExitCode.WrongUsage, WithoutParameter(argument)),
        IOException or UnauthorizedAccessException or DbException or JsonException => new(ExitCode.BadState, exception.Message),
        InvalidOperationException => new(ExitCode.BadState, exception.Message),
        _ => new(ExitCode.Bug, $"{exception.GetType().Name}: {exception.Message} ({DebugVariable}=1 shows where.)"),
    };

    /// <summary>With this variable, the stack trace follows the line.</summary>
    public const string DebugVariable = "BATCHTASKS_DEBUG";

    public static bool ShowsStackTrace => Environment.GetEnvironmentVariable(DebugVariable) is { Length: > 0 };

    private static bool IsWayToService(BatchServiceException exception) => exception.StatusCode is null or 408 or >= 500;

    /// <summary>The name of a parameter of the library says nothing to who typed an option.</summary>
    private static string WithoutParameter(ArgumentException exception)
    {
        var end = exception.Message.IndexOf($" (Parameter '{exception.ParamName}')", StringComparison.Ordinal);
        return exception.ParamName is null || end < 0 ? exception.Message : exception.Message[..end];
    }
}

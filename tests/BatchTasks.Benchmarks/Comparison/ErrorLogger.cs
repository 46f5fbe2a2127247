using BenchmarkDotNet.Loggers;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Of all that BenchmarkDotNet says, only errors.</summary>
internal sealed class ErrorLogger(TextWriter output) : ILogger
{
    public string Id => nameof(ErrorLogger);

    public int Priority => 0;

    public void Write(LogKind logKind, string text)
    {
        // Hints about its own use are written as errors too; they begin as comments.
        if (logKind is LogKind.Error && !text.StartsWith("//", StringComparison.Ordinal))
            output.Write(text);
    }

    public void WriteLine()
    {
    }

    public void WriteLine(LogKind logKind, string text) => Write(logKind, text + Environment.NewLine);

    public void Flush() => output.Flush();
}

using System.CommandLine;
using System.CommandLine.Invocation;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli;

internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        var result = new ToolRoot().Parse(arguments);
        if (result.Action is ParseErrorAction)
            return UsageError.Report(result);

        using var interruption = new Interruption();
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        return await result.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;

namespace BatchTasks.Cli.Tests.Harness;

/// <summary>A command that serves until it is interrupted.</summary>
internal sealed partial class ToolService : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ToolService(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<ToolService> StartAsync(Tool tool, params string[] arguments)
    {
        var process = tool.Start(arguments);
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) is { } line)
        {
            if (Address().Match(line) is { Success: true } address)
                return new(process, new Uri(address.Value));
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>Sends the signal of Ctrl-C and gives the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        Tool.SendInterrupt(_process);
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end, it takes its temporary folder with it.
        if (!_process.HasExited)
            await InterruptAsync();

        _process.Dispose();
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/v1")]
    private static partial Regex Address();
}

using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BatchTasks.Emulator.Tests;

/// <summary>The emulator as a process of its own, as its users start it.</summary>
internal sealed class EmulatorProgram : IAsyncDisposable
{
    private readonly Process _process;

    private EmulatorProgram(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<EmulatorProgram> StartAsync(params string[] arguments)
    {
        var process = Start(arguments);
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30));
        const string Announcement = "Listening on ";
        Assert.NotNull(line);
        Assert.StartsWith(Announcement, line);
        return new(process, new Uri(line[Announcement.Length..]));
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Sends the signal of Ctrl-C and gives the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        const int Interrupt = 2;
        Assert.Equal(0, Kill(_process.Id, Interrupt));
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        return _process.ExitCode;
    }

    /// <summary>Ends it at once, wherever it is.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    public async ValueTask DisposeAsync()
    {
        // Asked to end, it takes its temporary folder with it; Windows can only kill.
        const int Terminate = 15;
        if (!_process.HasExited && (OperatingSystem.IsWindows() || Kill(_process.Id, Terminate) != 0))
            _process.Kill();

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        // The project reference puts the program next to the tests.
        var program = Path.Combine(AppContext.BaseDirectory, "BatchTasks.Emulator.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

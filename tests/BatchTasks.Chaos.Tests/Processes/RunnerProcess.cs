using System.Diagnostics;
using System.Globalization;

namespace BatchTasks.Chaos.Tests.Processes;

/// <summary>The program that runs a batch, as a process.</summary>
internal sealed class RunnerProcess : IDisposable
{
    private readonly Process _process;

    private RunnerProcess(Process process) => _process = process;

    /// <summary>Starts it, and waits until it begins to work.</summary>
    public static async Task<RunnerProcess> StartAsync(Uri service, string state, int tasks, int partSize)
    {
        // The project reference puts the program next to the tests.
        string[] arguments =
        [
            Path.Combine(AppContext.BaseDirectory, "BatchTasks.Chaos.Runner.dll"), service.ToString(), state,
            tasks.ToString(CultureInfo.InvariantCulture), partSize.ToString(CultureInfo.InvariantCulture),
        ];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Assert.Equal("working", await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(1)));
        return new RunnerProcess(process);
    }

    /// <summary>Ends it with SIGKILL after a while, unless it has ended by itself before.</summary>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> KillAfterAsync(TimeSpan time)
    {
        try
        {
            await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(time);
            return false;
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            return _process.ExitCode != 0;
        }
    }

    /// <summary>What it said at its end.</summary>
    public async Task<Report> ReadReportAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync();
        var error = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 0, error);
        var values = output.Trim().Split(' ').Select(static pair => pair.Split('=')).ToDictionary(static pair => pair[0], static pair => pair[1]);
        return new Report(
            int.Parse(values["outcomes"], CultureInfo.InvariantCulture),
            int.Parse(values["succeeded"], CultureInfo.InvariantCulture),
            int.Parse(values["twice"], CultureInfo.InvariantCulture),
            bool.Parse(values["balances"]),
            double.Parse(values["seconds"], CultureInfo.InvariantCulture),
            int.Parse(values["peak_mb"], CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
    }

    internal sealed record Report(int Outcomes, int Succeeded, int Twice, bool Balances, double Seconds, int PeakMegabytes);
}

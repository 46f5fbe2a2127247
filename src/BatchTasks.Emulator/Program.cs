using System.Runtime.InteropServices;

namespace BatchTasks.Emulator;

/// <summary>The emulator as a program, for clients in any language.</summary>
internal static class Program
{
    private const int Success = 0;
    private const int CouldNotStart = 1;
    private const int WrongUsage = 2;

    private static async Task<int> Main(string[] arguments)
    {
        if (!CommandLine.TryParse(arguments, out var commandLine, out var problem))
        {
            await Console.Error.WriteLineAsync($"{problem}\nTry --help.").ConfigureAwait(false);
            return WrongUsage;
        }

        if (commandLine.IsHelp)
        {
            await Console.Out.WriteLineAsync(CommandLine.Help).ConfigureAwait(false);
            return Success;
        }

        return await RunAsync(commandLine.Options).ConfigureAwait(false);
    }

    private static async Task<int> RunAsync(BatchEmulatorOptions options)
    {
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var emulator = await BatchEmulator.StartAsync(options).ConfigureAwait(false);
            await using (emulator.ConfigureAwait(false))
            {
                await Console.Out.WriteLineAsync($"Listening on {emulator.Endpoint}\nCtrl-C ends it.").ConfigureAwait(false);
                await stop.Task.ConfigureAwait(false);
            }

            return Success;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            await Console.Error.WriteLineAsync($"The emulator could not start: {exception.Message}").ConfigureAwait(false);
            return CouldNotStart;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true; // The end is ours: batches are stopped and the temporary folder goes.
            stop.TrySetResult();
        }
    }
}

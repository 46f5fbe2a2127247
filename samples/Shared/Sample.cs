using System.ClientModel;
using BatchTasks;
using BatchTasks.Emulator;
using OpenAI;
using Spectre.Console;

namespace Samples;

/// <summary>Runs a sample as a program: reads the arguments, chooses who answers, and says what went wrong.</summary>
internal static class Sample
{
    /// <param name="arguments">The command line.</param>
    /// <param name="sample">What the sample is.</param>
    /// <param name="run">What it does. It returns whether each task has its outcome.</param>
    /// <returns>The exit code: 0, 1 where it failed, 2 where it can't be done.</returns>
    public static async Task<int> RunAsync(string[] arguments, SampleDescription sample, Func<OpenAIClient, SampleOptions, Task<bool>> run)
    {
        if (SampleOptions.Parse(arguments, sample, out var message) is not { } options)
        {
            Console.WriteLine(message);
            return message == sample.Help ? 0 : 2;
        }

        var key = Environment.GetEnvironmentVariable("OPENAI_API_KEY");
        if (options.IsLive && string.IsNullOrEmpty(key))
        {
            Console.Error.WriteLine("--live needs a key in OPENAI_API_KEY.");
            return 2;
        }

        // Without --live the emulator answers: a server in this process that speaks the Batch API.
        await using var emulator = options.IsLive
            ? null
            : await BatchEmulator.StartAsync(new BatchEmulatorOptions { Handler = sample.StandIn, StepDelay = TimeSpan.FromMilliseconds(400) });
        var client = emulator is null
            ? new OpenAIClient(key)
            : new OpenAIClient(new ApiKeyCredential("emulated"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
        AnsiConsole.MarkupLine(emulator is null
            ? "Asking the real service."
            : $"No model is asked: an emulator in this process answers, {Markup.Escape(sample.StandInIs)}. [bold]--live[/] asks the real service.");

        try
        {
            return await run(client, options) ? 0 : 1;
        }
        catch (Exception e) when (e is BatchServiceException or BatchTaskException or IOException or InvalidDataException or InvalidOperationException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }

    /// <summary>How the samples run a batch. Its files go into the output folder, and changes of its status to the screen.</summary>
    public static BatchRunOptions ToRunOptions(this SampleOptions options)
    {
        // A live run is carried on by the same command, and a finished one shown again for nothing. An emulator's batches are gone with it, so is their state.
        if (!options.IsLive && Directory.Exists(options.OutputDirectory))
        {
            foreach (var state in Directory.GetFiles(options.OutputDirectory, "batchtasks.db*"))
                File.Delete(state);
        }

        return new BatchRunOptions
        {
            StateDirectory = options.OutputDirectory,
            FileName = "batch_tasks.jsonl",
            PollInterval = options.IsLive ? TimeSpan.FromSeconds(30) : TimeSpan.FromMilliseconds(100),
            Progress = RunReport.Progress(),
        };
    }
}

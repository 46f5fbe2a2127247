using System.ClientModel;
using BatchTasks;
using BatchTasks.Emulator;
using OpenAI;
using RestaurantReviews;
using Spectre.Console;

if (Options.Parse(args, out var message) is not { } options)
{
    Console.WriteLine(message);
    return message == Options.Help ? 0 : 2;
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
    : await BatchEmulator.StartAsync(new BatchEmulatorOptions { Handler = KeywordJudge.AnswerAsync, StepDelay = TimeSpan.FromMilliseconds(400) });
var client = emulator is null
    ? new OpenAIClient(key)
    : new OpenAIClient(new ApiKeyCredential("emulated"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
AnsiConsole.MarkupLine(emulator is null
    ? "Asking the real service."
    : "No model is asked: an emulator in this process answers, with a judge that only looks for keywords. [bold]--live[/] asks the real service.");

try
{
    return await ReviewRun.RunAsync(client, options) ? 0 : 1;
}
catch (Exception e) when (e is BatchServiceException or BatchTaskException or IOException or InvalidOperationException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

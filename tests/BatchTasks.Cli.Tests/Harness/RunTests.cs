using System.Text.Json;
using BatchTasks.Emulator;

namespace BatchTasks.Cli.Tests.Harness;

/// <summary>Runs of a file on a service of the test's own.</summary>
public abstract class RunTests : ToolTests
{
    private protected Task<ToolResult> SubmitAsync(string file, params string[] options) => Tool.RunAsync(["submit", file, "--poll-interval", "50ms", .. options]);

    /// <summary>How each task ended, by its id, out of <c>outcomes.jsonl</c>.</summary>
    protected Dictionary<string, string> Outcomes(string folder = "batch.batch") =>
        Lines(folder, "outcomes.jsonl").ToDictionary(static line => line.GetProperty("custom_id").GetString()!, static line => line.GetProperty("outcome").GetString()!);

    /// <summary>The ids in a merged file, in the order of its lines.</summary>
    protected IEnumerable<string> Ids(string file, string folder = "batch.batch") => Lines(folder, file).Select(static line => line.GetProperty("custom_id").GetString()!);

    protected IEnumerable<JsonElement> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(Folder, folder, file)).Select(static line => JsonDocument.Parse(line).RootElement);

    protected async Task<int> CountBatchesAsync() => await Service.ListAsync().CountAsync();

    /// <summary>Answers by the text of the request, and otherwise as the emulator does.</summary>
    protected static Func<EmulatedRequest, CancellationToken, ValueTask<EmulatedResponse>> Answer(Func<EmulatedRequest, EmulatedResponse?> answer) =>
        (request, _) => ValueTask.FromResult(answer(request) ?? EmulatedResponse.Default(request));
}

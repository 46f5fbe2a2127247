using System.ClientModel;
using BatchTasks.Emulator;
using OpenAI;

namespace BatchTasks.Cli.Tests.Harness;

/// <summary>A folder of the test's own, and a service where the test starts one.</summary>
public abstract class ToolTests : IAsyncDisposable
{
    private BatchEmulator? _emulator;

    protected string Folder { get; } = Directory.CreateTempSubdirectory("batchtasks-cli-").FullName;

    /// <summary>The calls of the service that the test started.</summary>
    protected BatchService Service => new(new OpenAIClient(new ApiKeyCredential("any"), new() { Endpoint = _emulator!.Endpoint }));

    private protected Tool Tool => new(Folder, _emulator?.Endpoint);

    public async ValueTask DisposeAsync()
    {
        if (_emulator is not null)
            await _emulator.DisposeAsync();

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<BatchEmulator> EmulateAsync(BatchEmulatorOptions? options = null) => _emulator = await BatchEmulator.StartAsync(options);

    /// <summary>Writes an input file into the folder and gives its name.</summary>
    protected string Write(string name, params string[] lines)
    {
        File.WriteAllText(Path.Combine(Folder, name), string.Concat(lines.Select(static line => line + "\n")));
        return name;
    }

    /// <summary>Writes an input file of chat requests.</summary>
    protected string WriteChats(string name, int requests) => Write(name, [.. Enumerable.Range(1, requests).Select(static i => Requests.Chat($"task-{i}"))]);
}

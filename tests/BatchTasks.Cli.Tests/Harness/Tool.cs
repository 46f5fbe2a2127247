using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BatchTasks.Cli.Tests.Harness;

/// <summary>How the tool ended, and all that it printed.</summary>
internal sealed record ToolResult(string Command, int ExitCode, string Output, string Error)
{
    /// <summary>The one document on the standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>The one line of a command that failed, after its progress.</summary>
    public string ErrorLine
    {
        get
        {
            var lines = Error.TrimEnd().Split('\n');
            Assert.StartsWith("error: ", lines[^1], StringComparison.Ordinal);
            Assert.All(lines[..^1], static line => Assert.Contains(" part ", line));
            return lines[^1]["error: ".Length..];
        }
    }

    /// <summary>Asserts the exit code; what was printed is in the message of the failure.</summary>
    public ToolResult EndedWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"{Command}\nended with {ExitCode}, not {exitCode}:\n{Output}\n{Error}");
        return this;
    }
}

/// <summary>The tool as a process, as its users start it: in a folder, with variables, without a terminal.</summary>
internal sealed class Tool(string folder, Uri? service = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>Variables beside those of a service.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What is piped into it.</summary>
    public string Input { get; init; } = "";

    public Task<ToolResult> RunAsync(params string[] arguments) => EndAsync(Start(arguments), arguments);

    /// <summary>Starts the tool, and gives the signal of Ctrl-C once it has written a line that has a text.</summary>
    public async Task<ToolResult> InterruptAsync(string after, params string[] arguments)
    {
        using var process = Start(arguments);
        var error = process.StandardError.ReadToEndAsync();
        var output = new List<string>();
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(s_patience) is { } line)
        {
            output.Add(line);
            if (line.Contains(after, StringComparison.Ordinal))
                break;
        }

        SendInterrupt(process);
        var rest = await process.StandardOutput.ReadToEndAsync().WaitAsync(s_patience);
        await process.WaitForExitAsync().WaitAsync(s_patience);
        return new(string.Join(' ', arguments), process.ExitCode, string.Join('\n', [.. output, rest]), await error);
    }

    public static void SendInterrupt(Process process)
    {
        const int Interrupt = 2;
        Assert.Equal(0, Kill(process.Id, Interrupt));
    }

    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Metadata("Tool"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "OPENAI_API_KEY", "OPENAI_BASE_URL", "NO_COLOR", "BATCHTASKS_DEBUG" })
            start.Environment.Remove(name);

        if (service is not null)
            start.Environment["OPENAI_BASE_URL"] = service.ToString();

        foreach (var (name, value) in Variables)
            start.Environment[name] = value;

        var process = Process.Start(start)!;
        process.StandardInput.Write(Input);
        process.StandardInput.Close();
        return process;
    }

    /// <summary>What the project file tells.</summary>
    public static string Metadata(string key) => typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static async Task<ToolResult> EndAsync(Process process, string[] arguments)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(s_patience);
            return new(string.Join(' ', arguments), process.ExitCode, await output, await error);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}

using System.Diagnostics;
using System.Reflection;

namespace BatchTasks.Benchmarks.Tests;

/// <summary>The comparison works: every writer's lines and every reader's values are checked, and every row of its tables is there. Times are not judged.</summary>
public class CompareTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private static readonly string[] s_works =
    [
        "write en to memory", "write ja to memory", "write esc to memory", "write en to a file",
        "read chat results, en", "read chat results, ja", "read embeddings, base64", "read embeddings, float text",
    ];

    private static readonly string[] s_goals =
    [
        "| write en to memory | System.Text.Json source generation | ≥ 8× |",
        "| write ja to memory | System.Text.Json source generation | ≥ 10× |",
        "| write esc to memory | System.Text.Json source generation | ≥ 6× |",
        "| write en to memory | OpenAI package | ≥ 12× |",
        "| write en to memory | memcpy of the finished lines (limit) | ≥ 50% of its speed |",
        "| write en to a file | raw write of the same bytes (limit) | within 1.5× |",
        "| write en to memory | bytes allocated a line | 0 |",
        "| read chat results, en | System.Text.Json source generation | ≥ 5× |",
        "| read chat results, en | simdjson on demand (C++) | at least equal |",
        "| read embeddings, base64 | System.Text.Json source generation | ≥ 2× |",
        "| read embeddings, float text | System.Text.Json source generation | ≥ 6× |",
        "| read chat results, en | bytes allocated a line |",
        "| peak memory over the runtime's own | < 64 MB |",
        "| read 10 times the lines | time | 10× |",
        "| read 10 times the lines | peak memory over the runtime's own | the same |",
    ];

    [Fact]
    public async Task All_peers_agree_and_every_row_is_printed()
    {
        var (exitCode, output, errors) = await RunAsync("compare", "--smoke");

        Assert.True(exitCode == 0, errors);
        Assert.All(s_goals, goal => Assert.Contains(goal, output, StringComparison.Ordinal));
        Assert.All(s_works, work => Assert.Contains($"| {work} | **BatchTasks** |", output, StringComparison.Ordinal));
        foreach (var peer in new[] { "Node JSON", "Python json", "Python orjson", "simdjson on demand (C++)", "Newtonsoft.Json", "JsonDocument", "OpenAI package" })
            Assert.Contains($"| read chat results, en | {peer} |", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var program = typeof(CompareTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Benchmarks").Value!;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(s_limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}

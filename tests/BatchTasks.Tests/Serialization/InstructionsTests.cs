using System.Diagnostics;
using System.Text.Json;
using BatchTasks.Instructions;

namespace BatchTasks.Tests.Serialization;

/// <summary>What is written and read is the same on every machine: held in processes that are kept from the newer instructions of this one.</summary>
public sealed class InstructionsTests
{
    [Theory]
    [InlineData("EnableAVX512", "avx512")]
    [InlineData("EnableAVX2", "avx2")]
    [InlineData("EnableAVX", "avx")]
    [InlineData("EnableHWIntrinsic", "vectors")]
    public async Task Results_are_the_same_without(string setting, string instructions)
    {
        var here = await Report.OfThisProcessAsync();
        var there = await RunAsync(setting);

        Assert.False(there.Instructions[instructions], $"DOTNET_{setting}=0 has no effect.");
        Assert.Equal(here.Digests, there.Digests);
    }

    private static async Task<Report> RunAsync(string setting)
    {
        // The project reference puts the program next to the tests.
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "BatchTasks.Instructions.Runner.dll")];
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[$"DOTNET_{setting}"] = "0";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonSerializer.Deserialize<Report>(output, Report.Options)!;
    }
}

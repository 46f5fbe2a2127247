namespace BatchTasks.Samples.Tests;

/// <summary>What holds for every sample.</summary>
/// <param name="sample">The sample's name.</param>
public abstract class SampleTests(string sample) : IDisposable
{
    /// <summary>A folder of the test's own.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory(sample).FullName;

    /// <summary>Where the files of a run on the emulator are.</summary>
    protected string Output => Path.Combine(Folder, "emulated");

    public void Dispose()
    {
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("--live")]
    [InlineData("--nonsense")]
    public async Task What_can_not_be_done_is_said_and_ends_with_2(string argument)
    {
        var (exitCode, output) = await SampleProgram.RunAsync(sample, argument);
        Assert.Equal(2, exitCode);
        Assert.Contains(argument, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_options()
    {
        var (exitCode, output) = await SampleProgram.RunAsync(sample, "--help");
        Assert.Equal(0, exitCode);
        Assert.Contains($"dotnet run --project samples/{sample} ", output, StringComparison.Ordinal);
        Assert.Contains("--live", output, StringComparison.Ordinal);
    }

    /// <summary>Runs the sample with the test's folder for its files.</summary>
    protected Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => SampleProgram.RunAsync(sample, ["--out", Folder, .. arguments]);

    /// <summary>The run says what is wrong and ends with 1.</summary>
    protected async Task FailsAsync(string said, params string[] arguments)
    {
        var (exitCode, output) = await RunAsync(arguments);
        Assert.Equal(1, exitCode);
        Assert.Contains(said, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Unhandled", output, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Globalization;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests;

public class DeterminismTests
{
    private const string OutputVariable = "BATCHTASKS_GENERATOR_OUTPUT";

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Output_is_the_same_in_every_culture(string culture)
    {
        var expected = AllOutput();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, AllOutput());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>Strings hash differently in each process, so anything that walks a hash table would show here.</summary>
    [Fact]
    public void Output_is_the_same_in_another_process()
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        var assembly = typeof(DeterminismTests).Assembly.Location;
        foreach (var argument in new[] { "exec", assembly, "-method", $"{typeof(DeterminismTests).FullName}.{nameof(Writes_output_for_another_process)}" })
            start.ArgumentList.Add(argument);

        start.FileName = "dotnet";
        start.Environment[OutputVariable] = file;
        try
        {
            using var child = Process.Start(start)!;
            var log = child.StandardOutput.ReadToEnd();
            child.WaitForExit();
            Assert.True(child.ExitCode == 0 && File.Exists(file), log);
            Assert.Equal(AllOutput(), File.ReadAllText(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Writes_output_for_another_process()
    {
        var file = Environment.GetEnvironmentVariable(OutputVariable);
        Assert.SkipWhen(file is null, "Runs in the child process of the test above.");
        File.WriteAllText(file!, AllOutput());
    }

    private static string AllOutput() =>
        string.Join("\n", Cases.All.Values.SelectMany(source => GeneratorRun.Of(Cases.Usings + source, Cases.Project).Result.GeneratedTrees).Select(t => $"{t.FilePath}\n{t}"));
}

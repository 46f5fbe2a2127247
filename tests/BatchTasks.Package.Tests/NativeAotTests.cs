using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>The packed library compiled ahead of time: the program of BatchTasks.Aot.Tests.</summary>
public partial class NativeAotTests(PackedPackages packages)
{
    [Fact]
    public async Task A_native_program_publishes_without_a_warning_and_writes_and_reads_tasks_of_each_kind()
    {
        Assert.SkipUnless(HasLinker, "Neither clang nor gcc is installed, and a native program is linked by one of them.");
        using var consumer = new Consumer(packages, Path.Combine(Repository.Tests, "BatchTasks.Aot.Tests"));

        var published = (await consumer.PublishAsync("-r", RuntimeInformation.RuntimeIdentifier)).Succeeded();
        var printed = (await Tool.Run(Path.Combine(consumer.Output, consumer.Name), consumer.Project)).Succeeded();

        Assert.DoesNotMatch(Warning, published);
        Assert.False(File.Exists(Path.Combine(consumer.Output, $"{consumer.Name}.dll")), "The program was not compiled ahead of time.");
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(consumer.Project, "expected.txt"), TestContext.Current.CancellationToken), printed, ignoreLineEndingDifferences: true);
    }

    private static bool HasLinker =>
        !OperatingSystem.IsLinux()
        || Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(static f => File.Exists(Path.Combine(f, "clang")) || File.Exists(Path.Combine(f, "gcc")));

    [GeneratedRegex(@"\bwarning\b", RegexOptions.IgnoreCase)]
    private static partial Regex Warning { get; }
}

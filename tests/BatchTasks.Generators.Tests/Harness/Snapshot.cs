using System.Reflection;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Compares text with a file in <c>Snapshots</c>. With BATCHTASKS_UPDATE_SNAPSHOTS=1 it writes the file instead.</summary>
internal static class Snapshot
{
    private static readonly string s_directory = typeof(Snapshot).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Snapshots").Value!;

    public static void Match(string name, string actual)
    {
        var file = Path.Combine(s_directory, name + ".txt");
        if (Environment.GetEnvironmentVariable("BATCHTASKS_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(s_directory);
            File.WriteAllText(file, actual);
            return;
        }

        Assert.True(File.Exists(file), $"There is no snapshot {name}. Set BATCHTASKS_UPDATE_SNAPSHOTS=1 to write it.");
        var expected = File.ReadAllText(file).ReplaceLineEndings("\n");
        if (expected != actual)
            Assert.Fail($"{name} differs from its snapshot.\n{FirstDifference(expected, actual)}");
    }

    private static string FirstDifference(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var line = Enumerable.Range(0, Math.Max(before.Length, after.Length)).First(i => i >= before.Length || i >= after.Length || before[i] != after[i]);
        return $"line {line + 1}\n- {(line < before.Length ? before[line] : "(end)")}\n+ {(line < after.Length ? after[line] : "(end)")}";
    }
}

using System.Diagnostics;
using System.Text;
using BatchTasks.Benchmarks.Reporting;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>How much longer the compiler takes with each generator and its analyzers, on the same records.</summary>
/// <remarks>The SDK's compiler, with a server of its own that stays warm, called as a build calls it: what MSBuild does around it is left out.</remarks>
internal static class BuildTimes
{
    public static string Measure(int types, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("batchtasks-compilers-").FullName;
        var server = $"batchtasks-{Guid.NewGuid():N}";
        try
        {
            var mapperly = Directory.EnumerateDirectories(Path.Combine(AnalyzerSet.Metadata("Riok.Mapperly"), "analyzers"), "roslyn5*").Single();
            var builds = new[]
            {
                new Build("no generator", [], []),
                new Build("BatchTasks", [], AnalyzerSet.BatchTasks.Assemblies),
                new Build("Mapperly", RecordSources.Mappers(types), Directory.EnumerateFiles(mapperly, "*.dll", SearchOption.AllDirectories)),
                new Build("System.Text.Json, task types", RecordSources.Contexts(types, 1, withResults: false), [AnalyzerSet.Metadata("System.Text.Json")]),
                new Build("System.Text.Json, task types and results", RecordSources.Contexts(types, 1, withResults: true), [AnalyzerSet.Metadata("System.Text.Json")]),
            };
            var records = WriteSources(folder, "Records", RecordSources.Records(types));
            foreach (var (build, i) in builds.Select(static (build, i) => (build, i)))
                build.Prepare(folder, i, records);

            // The first rounds warm the compiler's server up and are not counted.
            for (var round = rounds == 1 ? 0 : -3; round < rounds; round++)
            {
                foreach (var build in builds)
                    build.Run(server, isCounted: round >= 0);
            }

            return Table(builds);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(Build[] builds)
    {
        var table = new StringBuilder()
            .AppendLine("| compilation | seconds, median | added seconds, median | added seconds, between the least | assembly, KB |")
            .AppendLine("|---|---|---|---|---|");
        foreach (var build in builds)
        {
            // The difference within each round: what slows the machine down for a while is in both.
            var added = build.Seconds.Zip(builds[0].Seconds, static (with, without) => with - without).Median();
            var between = build.Seconds.Min() - builds[0].Seconds.Min();
            table.AppendLine($"| {build.Name} | {build.Seconds.Median():0.000} | {(build == builds[0] ? " | " : $"{added:0.000} | {between:0.000}")} | {build.Kilobytes} |");
        }

        return table.ToString();
    }

    private static string[] WriteSources(string folder, string name, IEnumerable<string> sources)
    {
        var directory = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        return [.. sources.Select((source, i) =>
        {
            var path = Path.Combine(directory, $"{name}{i:0000}.cs");
            File.WriteAllText(path, source);
            return path;
        })];
    }

    private sealed record Build(string Name, IEnumerable<string> Sources, IEnumerable<string> Analyzers)
    {
        private string _arguments = "";
        private string _output = "";

        public List<double> Seconds { get; } = [];

        public long Kilobytes => new FileInfo(_output).Length / 1024;

        public void Prepare(string folder, int number, string[] records)
        {
            _output = Path.Combine(folder, $"Measured{number}.dll");
            _arguments = Path.Combine(folder, $"Measured{number}.rsp");
            File.WriteAllLines(_arguments,
            [
                "-target:library -nullable:enable -optimize+ -langversion:14 -deterministic+ -debug:portable -nologo",
                $"-out:\"{_output}\"",
                .. MeasuredCompilation.ReferencePaths.Select(static path => $"-reference:\"{path}\""),
                .. Analyzers.Select(static path => $"-analyzer:\"{path}\""),
                .. records.Concat(WriteSources(folder, $"Sources{number}", Sources)).Select(static path => $"\"{path}\""),
            ]);
        }

        public void Run(string server, bool isCounted)
        {
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", AnalyzerSet.Metadata("Compiler"), $"-shared:{server}", "-keepalive:60", "-noconfig", $"@{_arguments}"]) { RedirectStandardOutput = true, Environment = { ["DOTNET_TieredCompilation"] = null } })!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{Name} does not compile: {string.Join('\n', output.Split('\n').Take(5))}");

            Console.Error.WriteLine($"{Name}: {watch.Elapsed.TotalSeconds:0.000} s");
            if (isCounted)
                Seconds.Add(watch.Elapsed.TotalSeconds);
        }
    }
}

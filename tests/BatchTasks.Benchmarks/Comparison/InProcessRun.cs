using BatchTasks.Benchmarks.Reporting;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Measures works with BenchmarkDotNet in this process.</summary>
internal static class InProcessRun
{
    /// <param name="works">What is measured.</param>
    /// <param name="scale">How much of it.</param>
    /// <param name="isFirst">Whether this is the first time: then works are warmed up, and what they allocate is measured.</param>
    /// <param name="progress">Where it is said what is being measured.</param>
    public static IReadOnlyList<Measurement> Measure(IReadOnlyList<Work> works, Scale scale, bool isFirst, TextWriter progress)
    {
        WorkBenchmark.Measured = works;
        WorkBenchmark.WarmUp = isFirst ? scale.WarmUp : TimeSpan.Zero;
        WorkBenchmark.Progress = progress;
        var artifacts = Path.Combine(Path.GetTempPath(), $"batchtasks-benchmarkdotnet-{Environment.ProcessId}");
        try
        {
            var summary = BenchmarkRunner.Run<WorkBenchmark>(ConfigOf(scale, isFirst, artifacts, progress));
            if (summary.HasCriticalValidationErrors || summary.Reports.Length != works.Count)
                throw new InvalidOperationException(string.Join('\n', summary.ValidationErrors.Select(static error => error.Message).Prepend("Not everything was measured.")));

            return [.. summary.Reports.Select(report =>
            {
                var work = WorkOf(report.BenchmarkCase);
                var times = report.ResultStatistics?.OriginalValues ?? throw new InvalidOperationException($"{work} was not measured.");
                return new Measurement(work.Kind, work.Peer, work.Lines, [[.. times.Select(static nanoseconds => TimeSpan.FromMicroseconds(nanoseconds / 1000))]], isFirst ? report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) : null);
            })];
        }
        finally
        {
            if (Directory.Exists(artifacts))
                Directory.Delete(artifacts, recursive: true);
        }
    }

    public static Work WorkOf(BenchmarkCase benchmark) => (Work)benchmark.Parameters[nameof(WorkBenchmark.Work)];

    private static ManualConfig ConfigOf(Scale scale, bool measuresMemory, string artifacts, TextWriter progress) =>
        ManualConfig.CreateEmpty()
            .AddJob(Job.Default
                .WithToolchain(new InProcessNoEmitToolchain(timeout: TimeSpan.FromMinutes(10), logOutput: false))
                .WithStrategy(RunStrategy.Monitoring)
                .WithInvocationCount(1)
                .WithUnrollFactor(1)
                .WithWarmupCount(1)
                .WithIterationCount(scale.Iterations))
            .AddDiagnoser(measuresMemory ? [MemoryDiagnoser.Default] : [])
            .WithOrderer(new DeclaredOrder())
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(new ErrorLogger(progress))
            .WithOptions(ConfigOptions.DisableOptimizationsValidator | ConfigOptions.DisableLogFile)
            .WithArtifactsPath(artifacts);
}

using System.Diagnostics;
using BenchmarkDotNet.Attributes;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>The one benchmark: a run of a work. Works are its parameter, so that all are measured in one process, one after the other.</summary>
public class WorkBenchmark
{
    /// <summary>What is measured. Set before the run begins.</summary>
    internal static IReadOnlyList<Work> Measured { get; set; } = [];

    internal static TimeSpan WarmUp { get; set; }

    /// <summary>Where it is said what is being measured.</summary>
    internal static TextWriter Progress { get; set; } = TextWriter.Null;

    internal static int IndexOf(Work work) => Measured.Index().First(measured => measured.Item == work).Index;

    /// <summary>The works, as the benchmark takes them.</summary>
    public static IEnumerable<object> AllWorks => Measured;

    /// <summary>The work.</summary>
    [ParamsSource(nameof(AllWorks))]
    public object Work { get; set; } = null!;

    private Work Current => (Work)Work;

    /// <summary>Runs the work until the compiler has done with it: it compiles again, in the background, what has been called often.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        Progress.WriteLine(Current);
        Current.Prepare();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < WarmUp)
        {
            Current.Run();
            Thread.Sleep(20);
        }
    }

    /// <summary>Removes what a run has left.</summary>
    [GlobalCleanup]
    public void CleanUp() => Current.CleanUp();

    /// <summary>One run over all lines.</summary>
    [Benchmark]
    public long Run() => Current.Run();
}

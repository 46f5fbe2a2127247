using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;

namespace BatchTasks.Benchmarks.Memory;

/// <summary>
/// What reading files costs in memory and time, each file in a process of its own. How much garbage a process collects before the runtime looks after it depends
/// on the processor's cache and not on what is read: hundreds of megabytes on large servers. So memory is measured with a first generation of 16 MB, as
/// machines with a cache of that size have it, and as the runtime chooses it, against a process that makes the same garbage and reads nothing.
/// </summary>
/// <param name="Started">A file of a few lines: the runtime's own memory.</param>
/// <param name="Tenth">A file with a tenth of the lines.</param>
/// <param name="Whole">The whole file.</param>
/// <param name="GarbageAsChosen">Garbage as that of the whole file, with the first generation that the runtime chooses.</param>
/// <param name="WholeAsChosen">The whole file, with the first generation that the runtime chooses.</param>
/// <param name="StartedAsChosen">A file of a few lines, with the first generation that the runtime chooses.</param>
internal sealed record MemoryRun(ChildRun Started, ChildRun Tenth, ChildRun Whole, ChildRun GarbageAsChosen, ChildRun WholeAsChosen, ChildRun StartedAsChosen)
{
    public IReadOnlyList<ChildRun> All => [Started, Tenth, Whole, GarbageAsChosen, WholeAsChosen, StartedAsChosen];

    /// <summary>Memory over that of the runtime.</summary>
    public long Over(ChildRun run) => Math.Max(0, run.PeakBytes - (run.HasSmallNursery ? Started : GarbageAsChosen).PeakBytes);

    /// <summary>Memory of the whole file over that of a process that reads a few lines, with the first generation that the runtime chooses: its garbage among it.</summary>
    public long WithGarbage => Math.Max(0, WholeAsChosen.PeakBytes - StartedAsChosen.PeakBytes);

    public static MemoryRun Measure(Scale scale, double garbagePerLine, TextWriter progress)
    {
        progress.WriteLine("peak memory");
        var folder = Directory.CreateTempSubdirectory("batchtasks-memory-").FullName;
        try
        {
            var lines = (int)(scale.FileBytes / BytesPerLine());
            var few = Write("few.jsonl", 10);
            var tenth = Write("tenth.jsonl", lines / 10);
            var whole = Write("whole.jsonl", lines / 10 * 10);
            return new(
                ChildRun.Read(few, few, hasSmallNursery: true),
                ChildRun.Read(tenth, few, hasSmallNursery: true),
                ChildRun.Read(whole, few, hasSmallNursery: true),
                ChildRun.MakeGarbage((long)(lines * garbagePerLine), few),
                ChildRun.Read(whole, few, hasSmallNursery: false),
                ChildRun.Read(few, few, hasSmallNursery: false));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        string Write(string name, int lines)
        {
            var path = Path.Combine(folder, name);
            ChatResults.WriteFile(path, TextKind.En, lines);
            return path;
        }
    }

    private static int BytesPerLine()
    {
        const int lines = 1000;
        return ChatResults.InMemory(TextKind.En, lines).Bytes.Length / lines;
    }
}

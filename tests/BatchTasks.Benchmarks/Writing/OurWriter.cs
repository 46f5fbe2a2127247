using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>This library, line by line.</summary>
internal sealed class OurWriter : LineWriter
{
    public override string Name => Peers.Ours;

    public override void Write(int index, ReviewTask task, BlockBuffer output) => BatchLine.Write<ReviewTask, Verdict>(task, output);
}

/// <summary>Copies lines that are there already: no writer can be faster.</summary>
internal sealed class FinishedLineCopier : LineWriter
{
    private FinishedLines? _lines;

    public override string Name => Peers.Copy;

    public override void Prepare(RequestData data) => _lines = data.Finished;

    public override void Write(int index, ReviewTask task, BlockBuffer output) => output.Append(_lines![index]);
}

using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Tasks;
using BatchTasks.Benchmarks.Writing;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Writing lines into a block of memory that is begun again when it is full.</summary>
internal sealed class WriteWork(WorkKind kind, TextKind text, LineWriter writer, DataCache data, Scale scale) : Work(kind, writer.Name, scale.Lines)
{
    private readonly BlockBuffer _block = new();
    private ReviewTask[] _tasks = [];

    public override void Prepare()
    {
        _tasks = data.Requests(text).Tasks;
        writer.Prepare(data.Requests(text));
    }

    public override long Run() => writer.WriteAll(_tasks, _block);
}

/// <summary>Formatting, comparing ids and keeping limits as for a file, and writing nowhere.</summary>
internal sealed class MeasureWork(WorkKind kind, TextKind text, DataCache data, Scale scale)
    : Work(kind, Peers.Ours + ", ids compared and limits checked (MeasureAsync)", scale.Lines)
{
    private ReviewTask[] _tasks = [];

    public override void Prepare() => _tasks = data.Requests(text).Tasks;

    public override long Run()
    {
        var files = BatchFile.MeasureAsync(_tasks, FileWork.NoLimits).GetAwaiter().GetResult();
        return files.Sum(static file => file.Bytes);
    }
}

using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Tasks;
using BatchTasks.Benchmarks.Writing;

namespace BatchTasks.Benchmarks.Comparison;

/// <summary>Writing a file, which is written anew each time.</summary>
internal abstract class FileWork(string peer, DataCache data, Scale scale) : Work(WorkKind.WriteFile, peer, scale.Lines)
{
    /// <summary>One file, whatever its size.</summary>
    public static readonly BatchWriteOptions NoLimits = new()
    {
        Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = int.MaxValue, MaxBytesPerFile = long.MaxValue },
    };

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"batchtasks-benchmarks-{Environment.ProcessId}");

    protected RequestData Requests => data.Requests(TextKind.En);

    protected string FilePath => Path.Combine(_folder, "requests.jsonl");

    public override void Prepare()
    {
        Directory.CreateDirectory(_folder);
        _ = Requests.Finished;
    }

    public override void CleanUp() => Directory.Delete(_folder, recursive: true);
}

/// <summary>This library: <see cref="BatchFile"/>, which compares ids, keeps limits, and brings the file into place when it is whole.</summary>
internal sealed class OurFileWork(DataCache data, Scale scale) : FileWork(Peers.Ours, data, scale)
{
    public override long Run() => BatchFile.WriteAsync(FilePath, Requests.Tasks, NoLimits).GetAwaiter().GetResult().Bytes;
}

/// <summary>The same bytes, there already, in blocks of 1 MB.</summary>
internal sealed class RawFileWork(DataCache data, Scale scale) : FileWork(Peers.RawWrite, data, scale)
{
    public override long Run()
    {
        var bytes = Requests.Finished.Bytes;
        using var file = File.OpenHandle(FilePath, FileMode.Create, FileAccess.Write);
        for (var offset = 0; offset < bytes.Length; offset += BlockBuffer.BlockSize)
            RandomAccess.Write(file, bytes.AsSpan(offset, Math.Min(BlockBuffer.BlockSize, bytes.Length - offset)), offset);

        return bytes.Length;
    }
}

/// <summary>A peer's lines, in blocks of 1 MB.</summary>
internal sealed class PeerFileWork(LineWriter writer, DataCache data, Scale scale) : FileWork(writer.Name, data, scale)
{
    private readonly BlockBuffer _block = new();

    public override void Prepare()
    {
        base.Prepare();
        writer.Prepare(Requests);
    }

    public override long Run()
    {
        using var file = new FileStream(FilePath, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        _block.Target = file;
        return writer.WriteAll(Requests.Tasks, _block);
    }
}

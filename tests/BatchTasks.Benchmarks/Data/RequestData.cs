using System.Buffers;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Data;

/// <summary>Tasks to write: texts of 100 to 2,000 bytes.</summary>
internal sealed class RequestData
{
    private readonly Lazy<FinishedLines> _finished;

    public RequestData(TextKind kind, int lines)
    {
        var texts = new TextMaker(kind, seed: 6);
        Kind = kind;
        Tasks = new ReviewTask[lines];
        for (var i = 0; i < lines; i++)
            Tasks[i] = new ReviewTask(i, texts.Make(100, 2000));

        _finished = new(() => FinishedLines.Of(Tasks));
    }

    public TextKind Kind { get; }

    public ReviewTask[] Tasks { get; }

    /// <summary>The lines as this library writes them.</summary>
    public FinishedLines Finished => _finished.Value;
}

/// <summary>Lines, one after the other.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Ends">Where each one ends, its line break included.</param>
internal sealed record FinishedLines(byte[] Bytes, int[] Ends)
{
    public ReadOnlySpan<byte> this[int index] => Bytes.AsSpan((index == 0 ? 0 : Ends[index - 1])..Ends[index]);

    public static FinishedLines Of(ReviewTask[] tasks)
    {
        var output = new ArrayBufferWriter<byte>(tasks.Length * 2800);
        var ends = new int[tasks.Length];
        for (var i = 0; i < tasks.Length; i++)
        {
            BatchLine.Write<ReviewTask, Verdict>(tasks[i], output);
            ends[i] = output.WrittenCount;
        }

        return new(output.WrittenSpan.ToArray(), ends);
    }
}

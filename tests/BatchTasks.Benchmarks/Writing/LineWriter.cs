using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Writing;

/// <summary>Something that writes request lines.</summary>
internal abstract class LineWriter
{
    public abstract string Name { get; }

    /// <summary>What is made once for all lines.</summary>
    public virtual void Prepare(RequestData data)
    {
    }

    /// <summary>Writes the line of a task, with its line break.</summary>
    public abstract void Write(int index, ReviewTask task, BlockBuffer output);

    /// <summary>What is kept back goes into the block. Called after the last line.</summary>
    public virtual void Flush(BlockBuffer output)
    {
    }

    public static IReadOnlyList<LineWriter> All =>
    [
        new OurWriter(), new FinishedLineCopier(), new HandWrittenWriter(), new SourceGeneratedWriter(isRelaxed: false), new SourceGeneratedWriter(isRelaxed: true),
        new ReflectionWriter(), new NewtonsoftWriter(), new AnonymousObjectWriter(), new OpenAIWriter(),
    ];

    /// <summary>Writes all tasks.</summary>
    /// <returns>How many bytes it has written.</returns>
    public long WriteAll(ReviewTask[] tasks, BlockBuffer output)
    {
        for (var i = 0; i < tasks.Length; i++)
        {
            Write(i, tasks[i], output);
            output.EndLine();
        }

        Flush(output);
        output.NextBlock();
        return output.Total;
    }
}

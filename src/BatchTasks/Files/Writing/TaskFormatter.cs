using BatchTasks.Buffers;

namespace BatchTasks.Files.Writing;

/// <summary>Formats tasks into request lines, one after another, and checks what each must keep and that no two have one id.</summary>
internal sealed class TaskFormatter<TTask, TResult>(BatchProvider provider) : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly byte[] _middle = BatchLineFrame<TTask, TResult>.Middle(provider);
    private readonly bool _checksRanges = provider.Preset is { HasPublishedBodies: true };
    private readonly TaskChecks _checks = new(provider, TTask.Definition);

    /// <summary>The tasks so far.</summary>
    public int Count { get; private set; }

    /// <summary>Appends the line of the next task.</summary>
    /// <returns>What it takes, its tokens not counted.</returns>
    public LineSize Format(TTask task, PooledBuffer output)
    {
        var index = Count++;
        if (!typeof(TTask).IsValueType && task is null)
            throw TaskErrors.NotATask(index, item: null, typeof(TTask));

        var start = output.Count;
        Format(task, index, output);
        var length = output.Count - start;
        _checks.CheckLine(length, index);
        return new(length, _checks.CountInputs<TTask, TResult>(task, index), Tokens: 0);
    }

    /// <summary>The id of a task that was formatted.</summary>
    public string IdOf(int index) => _checks.IdOf(index);

    public void Dispose() => _checks.Dispose();

    private void Format(TTask task, int index, PooledBuffer output)
    {
        var hasId = false;
        var start = output.Count + BatchLineFrame.Head.Length;
        try
        {
            var writer = new BatchLineWriter(output) { ChecksRanges = _checksRanges };
            writer.WriteConstant(BatchLineFrame.Head);
            TTask.WriteCustomId(task, ref writer);
            writer.Flush();
            _checks.AddId(output.Span[start..], index);
            hasId = true;
            writer.WriteConstant(_middle);
            TTask.WriteBody(task, ref writer);
            writer.WriteConstant(BatchLineFrame.Tail);
            writer.Flush();
        }
        catch (Exception e) when (e is not (BatchTaskException or OperationCanceledException or OutOfMemoryException))
        {
            throw TaskErrors.Unwritable(hasId ? _checks.IdOf(index) : null, index, e);
        }
    }
}

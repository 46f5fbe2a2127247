using System.Buffers;
using System.Text;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks;

/// <summary>Writes single request lines, for a sink of your own. <see cref="BatchFile"/> writes whole files and checks them.</summary>
public static class BatchLine
{
    /// <summary>
    /// Writes one request line with its line break: <c>{"custom_id":"…","method":"POST","url":"…","body":{…}}</c> and <c>\n</c>. Nothing is checked
    /// against the limits of a service, and ids are not compared.
    /// </summary>
    /// <typeparam name="TTask">The type of the task.</typeparam>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="output">Where to: any buffer, a pipe's writer among them. It is not flushed.</param>
    /// <param name="provider">The service that the line is for, in whose form its url is written. The default is that of OpenAI.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the task is not finite: JSON has no such number.</exception>
    public static void Write<TTask, TResult>(IBatchTask<TTask, TResult> task, IBufferWriter<byte> output, BatchProvider? provider = null)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(task);
        Write<TTask, TResult>((TTask)task, output, provider);
    }

    /// <inheritdoc cref="Write{TTask, TResult}(IBatchTask{TTask, TResult}, IBufferWriter{byte}, BatchProvider?)"/>
    public static void Write<TTask, TResult>(TTask task, IBufferWriter<byte> output, BatchProvider? provider = null)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new BatchLineWriter(output);
        writer.WriteConstant(BatchLineFrame.Head);
        TTask.WriteCustomId(task, ref writer);
        writer.WriteConstant(BatchLineFrame<TTask, TResult>.Middle(provider));
        TTask.WriteBody(task, ref writer);
        writer.WriteConstant(BatchLineFrame.Tail);
        writer.Flush();
    }

    /// <summary>The task's <c>custom_id</c>, exactly as it stands in its line: lone surrogates have become U+FFFD.</summary>
    /// <typeparam name="TTask">The type of the task.</typeparam>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="task">The task.</param>
    public static string GetCustomId<TTask, TResult>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(task);
        var output = new ArrayBufferWriter<byte>(initialCapacity: 128);
        var writer = new BatchLineWriter(output);
        TTask.WriteCustomId(task, ref writer);
        writer.Flush();
        using var unescaped = new PooledBuffer(output.WrittenCount);
        JsonUnescape.Append(output.WrittenSpan, unescaped);
        return Encoding.UTF8.GetString(unescaped.Span);
    }

    /// <summary>The task's request line as text, without its line break: to look at, not to write files with.</summary>
    /// <typeparam name="TTask">The type of the task.</typeparam>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="provider">The service that the line is for, in whose form its url is written. The default is that of OpenAI.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number of the task is not finite: JSON has no such number.</exception>
    public static string GetText<TTask, TResult>(TTask task, BatchProvider? provider = null)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var output = new ArrayBufferWriter<byte>();
        Write<TTask, TResult>(task, output, provider);
        return Encoding.UTF8.GetString(output.WrittenSpan[..^1]);
    }
}

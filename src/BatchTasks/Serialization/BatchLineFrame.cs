using BatchTasks.Buffers;

namespace BatchTasks;

/// <summary>What of a request line is the same for every type of task.</summary>
internal static class BatchLineFrame
{
    public static ReadOnlySpan<byte> Head => "{\"custom_id\":\""u8;

    public static ReadOnlySpan<byte> Tail => "}\n"u8;

    /// <summary>What stands between the id and the body.</summary>
    public static byte[] Middle(string endpoint)
    {
        using var buffer = new PooledBuffer(256);
        var writer = new BatchLineWriter(buffer);
        writer.WriteConstant("\",\"method\":\"POST\",\"url\":\""u8);
        writer.WriteText(endpoint);
        writer.WriteConstant("\",\"body\":"u8);
        writer.Flush();
        return buffer.Span.ToArray();
    }
}

/// <summary>What of a request line is the same for every task of one type, computed once.</summary>
internal static class BatchLineFrame<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private static readonly byte[] s_published = BatchLineFrame.Middle(TTask.Definition.Endpoint);

    /// <summary>What stands between the id and the body in the lines of a service.</summary>
    public static byte[] Middle(BatchProvider? provider)
    {
        var endpoint = TTask.Definition.Endpoint;
        return provider?.UrlOf(endpoint) is { } url && url != endpoint ? BatchLineFrame.Middle(url) : s_published;
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;

namespace BatchTasks.Emulator.Files;

/// <summary>One line of a file.</summary>
/// <param name="Number">From 1, blank lines counted.</param>
/// <param name="Content">Without its line break.</param>
internal readonly record struct ContentLine(int Number, ReadOnlyMemory<byte> Content);

/// <summary>Reads a file line by line, split at the byte LF alone, one line in memory at a time.</summary>
internal static class ContentLines
{
    private const int ChunkBytes = 64 * 1024;

    /// <summary>Each line's memory belongs to the caller.</summary>
    public static async IAsyncEnumerable<ContentLine> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkBytes];
        var begun = new ArrayBufferWriter<byte>();
        var number = 0;
        int read;
        while ((read = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            var start = 0;
            while (Array.IndexOf(chunk, (byte)'\n', start, read - start) is var end and >= 0)
            {
                begun.Write(chunk.AsSpan(start, end - start));
                yield return new(++number, begun.WrittenSpan.ToArray());
                begun.ResetWrittenCount();
                start = end + 1;
            }

            begun.Write(chunk.AsSpan(start, read - start));
        }

        if (begun.WrittenCount > 0)
            yield return new(++number, begun.WrittenSpan.ToArray());
    }
}

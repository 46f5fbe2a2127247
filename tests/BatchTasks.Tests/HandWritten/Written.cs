using System.Buffers;
using System.Text;
using System.Text.Json;

namespace BatchTasks.Tests.HandWritten;

public delegate void Writing(ref BatchLineWriter writer);

/// <summary>What a line writer has written.</summary>
public static class Written
{
    public static string By(Writing writing)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(output);
        writing(ref writer);
        writer.Flush();
        var text = Encoding.UTF8.GetString(output.WrittenSpan);

        // The same whatever the buffer: here each piece has one of its own.
        var tight = new TightOutput();
        writer = new BatchLineWriter(tight);
        writing(ref writer);
        writer.Flush();
        Assert.Equal(text, Encoding.UTF8.GetString(tight.Written));
        return text;
    }

    /// <summary>What is valid JSON.</summary>
    public static string JsonBy(Writing writing)
    {
        var text = By(writing);
        using var document = JsonDocument.Parse(text);
        Assert.DoesNotContain('\n', text);
        return text;
    }

    /// <summary>An output that never gives a byte more than is asked for.</summary>
    private sealed class TightOutput : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> _written = new();
        private byte[] _given = [];

        public ReadOnlySpan<byte> Written => _written.WrittenSpan;

        public void Advance(int count)
        {
            _written.Write(_given.AsSpan(0, count));
            _given = [];
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _given = new byte[Math.Max(sizeHint, 1)];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}

using System.Buffers;
using System.Text;
using BatchTasks.Shared.Json;

namespace BatchTasks.Tests.Serialization;

/// <summary>Outputs hand out spans of many sizes, as pipes do: what is written does not depend on them.</summary>
public sealed class OutputSpanTests
{
    private const string Mixture = "plain text, \"quoted\"\n日本語のテキスト、😀 ü \u2028\0 and so on; ";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(4096)]
    public void Text_of_any_length_is_written_whole(int spare)
    {
        foreach (var length in new[] { 0, 1, 5, 40, 200, 1_000, 8_191, 8_192, 8_193, 50_000 })
        {
            var text = string.Concat(Enumerable.Repeat(Mixture, (length / Mixture.Length) + 1))[..length];
            var output = new ExactBuffer(spare);
            var writer = new BatchLineWriter(output);
            writer.WriteConstant("{"u8);
            writer.WriteText(text);
            writer.WriteNumber(7);
            writer.WriteText(Guid.Empty, default);
            writer.WriteText(text);
            writer.Flush();

            var escaped = JsonText.Escape(text);
            Assert.Equal($"{{{escaped}7{Guid.Empty}{escaped}", Encoding.UTF8.GetString(output.Written));
        }
    }

    /// <summary>Gives spans of just the size that is asked for, and a few bytes more, each with nothing behind it.</summary>
    private sealed class ExactBuffer(int spare) : IBufferWriter<byte>
    {
        private readonly ArrayBufferWriter<byte> _written = new();
        private byte[] _free = [];

        public ReadOnlySpan<byte> Written => _written.WrittenSpan;

        public void Advance(int count) => _written.Write(_free.AsSpan(0, count));

        public Memory<byte> GetMemory(int sizeHint = 0) => _free = new byte[Math.Max(sizeHint, 1) + spare];

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}

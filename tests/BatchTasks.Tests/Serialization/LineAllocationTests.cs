using System.Buffers;

namespace BatchTasks.Tests.Serialization;

public enum LineMood
{
    Sober,
    Élan,
}

[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "line-{Id}-{Number}", Result = typeof(string))]
[UserMessage("{Text} {Number} {Weight} {Day} {At} {Since} {Mood} {Price} {Took} {Key}")]
internal sealed partial record EverythingTask(
    Guid Id, int Number, string Text, double Weight, DateOnly Day, DateTime At, DateTimeOffset Since, LineMood Mood, decimal Price, TimeSpan Took, Guid? Key, [property: BodyParameter] double Temperature);

public sealed class LineAllocationTests
{
    private const int Lines = 10_000;

    private static readonly DateTime s_at = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Theory]
    [InlineData("A plain review of a restaurant, long enough to be written in blocks of characters.")]
    [InlineData("レストランのレビュー「とても美味しかった」。😀")]
    [InlineData("if (x == \"a\")\n{\n\treturn '\\\\';\n}\u2028\0")]
    public void Nothing_is_allocated_for_a_line(string text)
    {
        var task = new EverythingTask(
            Guid.Empty, 7, text, 0.1, new DateOnly(2026, 1, 2), s_at, s_at, LineMood.Élan, 12.5m, TimeSpan.FromSeconds(90), Guid.Empty, 0.7);
        var output = new ReusedBuffer();
        Write(task, output, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Write(task, output, Lines);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(allocated < Lines, $"{allocated:N0} bytes for {Lines:N0} lines.");
        Assert.Contains("-7 ", BatchLine.GetText<EverythingTask, string>(task).Replace('"', ' '), StringComparison.Ordinal);
    }

    private static void Write(EverythingTask task, ReusedBuffer output, int lines)
    {
        for (var line = 0; line < lines; line++)
        {
            output.Clear();
            BatchLine.Write<EverythingTask, string>(task, output);
        }
    }

    private sealed class ReusedBuffer : IBufferWriter<byte>
    {
        private readonly byte[] _bytes = new byte[64 << 10];
        private int _count;

        public void Clear() => _count = 0;

        public void Advance(int count) => _count += count;

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.AsMemory(_count);

        public Span<byte> GetSpan(int sizeHint = 0) => _bytes.AsSpan(_count);
    }
}

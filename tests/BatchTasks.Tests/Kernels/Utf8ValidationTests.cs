using System.Text;
using System.Text.Unicode;
using BatchTasks.Json;

namespace BatchTasks.Tests.Kernels;

public sealed class Utf8ValidationTests
{
    private const int Size = 160;

    private static void Compare(ReadOnlySpan<byte> bytes)
    {
        if (Utf8Validation.IsValid(bytes) != Utf8.IsValid(bytes))
            Assert.Fail($"Differs for {Convert.ToHexString(bytes)}");
    }

    [Fact]
    public void All_sequences_of_three_bytes_are_judged_alike_over_the_edge_of_a_vector()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        for (var sequence = 0; sequence < 1 << 24; sequence++)
        {
            (bytes[14], bytes[15], bytes[16]) = ((byte)(sequence >> 16), (byte)(sequence >> 8), (byte)sequence);
            Compare(bytes[..80]);
        }
    }

    [Fact]
    public void Sequences_of_five_bytes_are_judged_alike_at_each_place()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        int[] places = [0, 13, 29, 60, 61, 62, 63, 64, 75, Size - 5];
        foreach (var first in Utf8Samples.Edges)
        foreach (var second in Utf8Samples.Edges)
        foreach (var third in Utf8Samples.Edges)
        foreach (var fourth in Utf8Samples.Edges)
        {
            var fifth = Utf8Samples.Edges[(first + second + third + fourth) % Utf8Samples.Edges.Length];
            foreach (var place in places)
            {
                (bytes[place], bytes[place + 1], bytes[place + 2], bytes[place + 3], bytes[place + 4]) = (first, second, third, fourth, fifth);
                Compare(bytes);
                Compare(bytes[..(place + 4 < 80 ? 80 : place + 4)]);
                bytes.Slice(place, 5).Fill((byte)'a');
            }
        }
    }

    [Fact]
    public void All_sequences_of_two_bytes_are_judged_alike_at_each_place()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        for (var place = 0; place < Size - 1; place++)
        {
            for (var sequence = 0; sequence < 1 << 16; sequence += place is 15 or 63 or Size - 2 ? 1 : 7)
            {
                (bytes[place], bytes[place + 1]) = ((byte)(sequence >> 8), (byte)sequence);
                Compare(bytes);
            }

            (bytes[place], bytes[place + 1]) = ((byte)'a', (byte)'a');
        }
    }

    [Fact]
    public void Text_that_is_mutated_or_cut_anywhere_is_judged_alike_at_the_end_of_memory()
    {
        using var memory = new GuardedBytes(4096);
        var random = new Random(3);
        for (var i = 0; i < 300; i++)
        {
            var text = Utf8Samples.Text(random, random.Next(300));
            for (var at = 0; at < text.Length; at++)
            {
                Compare(memory.Copy(text.AsSpan(0, at)));
                Compare(memory.Copy(text.AsSpan(at)));
                var original = text[at];
                text[at] = random.Next(2) == 0 ? (byte)random.Next(256) : Utf8Samples.Edges[random.Next(Utf8Samples.Edges.Length)];
                Compare(memory.Copy(text));
                text[at] = original;
            }

            Assert.True(Utf8Validation.IsValid(text));
        }
    }

    [Fact]
    public void Random_bytes_are_judged_alike()
    {
        var random = new Random(4);
        Span<byte> bytes = new byte[300];
        for (var i = 0; i < 200_000; i++)
        {
            var part = bytes[..random.Next(bytes.Length)];
            part.Fill((byte)'a');
            for (var changes = random.Next(1, 8); changes > 0 && !part.IsEmpty; changes--)
                part[random.Next(part.Length)] = Utf8Samples.Edges[random.Next(Utf8Samples.Edges.Length)];

            Compare(part);
        }
    }
}

using System.Text;
using BatchTasks.Json;

namespace BatchTasks.Tests.Kernels;

public sealed class Utf8StringsTests
{
    private const int Size = 160;

    private static void Compare(ReadOnlySpan<byte> utf8)
    {
        if (Utf8Strings.ToText(utf8) != Encoding.UTF8.GetString(utf8))
            Assert.Fail($"Differs for {Convert.ToHexString(utf8)}");
    }

    [Fact]
    public void Every_character_is_read_at_the_edge_of_a_block()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        for (var value = 0; value <= 0x10ffff; value++)
        {
            if (!Rune.TryCreate(value, out var rune))
                continue;

            // Before, over and after the edge.
            var place = 59 + (value % 7);
            var length = rune.EncodeToUtf8(bytes[place..]);
            Compare(bytes[..(place + length + (value % 3))]);
            bytes.Slice(place, length).Fill((byte)'a');
        }
    }

    [Fact]
    public void All_sequences_of_two_bytes_are_read_alike_at_the_edges_of_a_block()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        foreach (var place in (int[])[0, 14, 61, 62, 63, 64, 126, 127, 128, Size - 2])
        {
            for (var sequence = 0; sequence < 1 << 16; sequence++)
            {
                (bytes[place], bytes[place + 1]) = ((byte)(sequence >> 8), (byte)sequence);
                Compare(bytes);
                if (place < 64)
                    Compare(bytes[..(place + 2)]);
            }

            bytes.Slice(place, 2).Fill((byte)'a');
        }
    }

    [Fact]
    public void Sequences_of_four_bytes_are_read_alike_at_the_edges_of_a_block()
    {
        Span<byte> bytes = new byte[Size];
        bytes.Fill((byte)'a');
        int[] places = [0, 13, 29, 60, 61, 62, 63, 64, 75, Size - 4];
        foreach (var first in Utf8Samples.Edges)
        foreach (var second in Utf8Samples.Edges)
        foreach (var third in Utf8Samples.Edges)
        foreach (var fourth in Utf8Samples.Edges)
        {
            var place = places[(first + second + third + fourth) % places.Length];
            (bytes[place], bytes[place + 1], bytes[place + 2], bytes[place + 3]) = (first, second, third, fourth);
            Compare(bytes);
            Compare(bytes[..(place + 4)]);
            bytes.Slice(place, 4).Fill((byte)'a');
        }
    }

    [Fact]
    public void Ascii_of_any_length_is_widened_at_the_end_of_memory()
    {
        using var memory = new GuardedBytes(4096);
        var bytes = new byte[2048];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = (byte)(i % 128);

        for (var length = 0; length <= bytes.Length; length++)
            Compare(memory.Copy(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Text_that_is_mutated_or_cut_anywhere_is_read_alike_at_the_end_of_memory()
    {
        using var memory = new GuardedBytes(4096);
        var random = new Random(5);
        for (var i = 0; i < 200; i++)
        {
            var text = Utf8Samples.Text(random, random.Next(1, i % 20 == 0 ? 900 : 250));
            for (var at = 0; at < text.Length; at++)
            {
                Compare(memory.Copy(text.AsSpan(0, at)));
                Compare(memory.Copy(text.AsSpan(at)));
                var original = text[at];
                text[at] = random.Next(2) == 0 ? (byte)random.Next(256) : Utf8Samples.Edges[random.Next(Utf8Samples.Edges.Length)];
                Compare(memory.Copy(text));
                text[at] = original;
            }
        }
    }

    [Fact]
    public void Random_bytes_are_read_alike()
    {
        var random = new Random(6);
        Span<byte> bytes = new byte[300];
        for (var i = 0; i < 200_000; i++)
        {
            var part = bytes[..random.Next(bytes.Length)];
            if (i % 4 == 0)
            {
                random.NextBytes(part);
            }
            else
            {
                part.Fill((byte)'a');
                for (var changes = random.Next(1, 8); changes > 0 && !part.IsEmpty; changes--)
                    part[random.Next(part.Length)] = Utf8Samples.Edges[random.Next(Utf8Samples.Edges.Length)];
            }

            Compare(part);
        }
    }
}

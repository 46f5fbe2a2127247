using System.Text;
using BatchTasks.Buffers;
using BatchTasks.Json;

namespace BatchTasks.Tests.Kernels;

public sealed class UnescapeTests
{
    private static readonly string[] s_pieces =
    [
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\u00e9", "\\u3042", "\\uFFfF", "\\u0000", "\\ud83d\\ude00", "\\uD83D", "\\ude00",
        "\\ud83d\\n", "\\ud83d\\u0041", "a", "é", "日本語", "\U0001f600", "plain text", "a run longer than one block of thirty-two bytes", "\"", "\\", "\\x", "\\u12",
        "\\u12g4", "\\u:000", "\\u00@0", "\\u0G00", "\\u\u00b1000",
    ];

    private static byte[] Text(Random random, int wellFormed)
    {
        var text = new StringBuilder();
        for (var pieces = random.Next(1, 40); pieces > 0; pieces--)
            text.Append(s_pieces[random.Next(wellFormed)]);

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[]? Expected(ReadOnlySpan<byte> escaped)
    {
        try
        {
            return PlainUnescape.Unescape(escaped);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static void Compare(GuardedBytes source, GuardedBytes target, ReadOnlySpan<byte> escaped)
    {
        var expected = Expected(escaped);
        var text = target.Last(escaped.Length);
        var copy = source.Copy(escaped);
        int length;
        try
        {
            length = JsonUnescape.Unescape(copy, text);
        }
        catch (FormatException)
        {
            length = -1;
        }

        if (length != (expected?.Length ?? -1) || (expected is not null && !text[..length].SequenceEqual(expected)))
            Assert.Fail($"Differs for {Encoding.UTF8.GetString(escaped)}");
    }

    private static void CompareString(GuardedBytes source, GuardedBytes target, ReadOnlySpan<byte> json, int at)
    {
        var copy = source.Copy(json);
        var text = target.Last(json.Length - at);
        var expected = JsonScalars.EndOfString(copy, at, out _);
        var end = at;
        var isRead = JsonUnescape.TryReadString(copy, ref end, text, out var length);
        var escaped = expected < 0 ? default : json[at..expected];
        var isLeft = expected < 0 || json.Length - expected < 64 || HasOther(escaped) || !Vector512Blocks.IsSupported;
        if (!isRead && (!isLeft || end != at))
            Assert.Fail($"Not read from {at}: {Encoding.UTF8.GetString(json)}");

        if (isRead && (end != expected || !text[..length].SequenceEqual(PlainUnescape.Unescape(escaped))))
            Assert.Fail($"Read from {at} to {end} instead of {expected}: {Encoding.UTF8.GetString(json)}");
    }

    /// <summary>Whether there are escapes that a block does not replace.</summary>
    private static bool HasOther(ReadOnlySpan<byte> escaped)
    {
        for (var at = 0; at < escaped.Length; at++)
        {
            if (escaped[at] == '\\' && escaped[++at] is (byte)'u' or (byte)'b')
                return true;
        }

        return false;
    }

    [Fact]
    public void Any_string_is_read_at_once_as_it_is_step_by_step()
    {
        using var source = new GuardedBytes(8192);
        using var target = new GuardedBytes(8192);
        var random = new Random(9);
        for (var i = 0; i < 40_000; i++)
        {
            // Escapes of code units, and what is malformed, now and then: most strings have none.
            var pieces = random.Next(3) switch { 0 => s_pieces.Length, 1 => s_pieces.Length - 8, _ => 0 };
            var text = pieces == 0 ? Plain(random) : Text(random, pieces);
            byte[] json = [.. "{\"a\": \""u8, .. text, (byte)'"', .. new byte[random.Next(150)]];
            CompareString(source, target, json, 7);
            json[random.Next(7, json.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "\\u\"n\t"[random.Next(5)]);
            CompareString(source, target, json, 7);
        }
    }

    private static byte[] Plain(Random random)
    {
        string[] pieces = ["\\\"", "\\\\", "\\n", "\\/", "\\r", "\\t", "\\f", "plain text ", "日本語", "\\\\\\\\\\\\", "x"];
        return Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)])));
    }

    [Fact]
    public void Any_text_is_unescaped_as_byte_by_byte_also_at_the_end_of_memory()
    {
        using var source = new GuardedBytes(4096);
        using var target = new GuardedBytes(4096);
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
            Compare(source, target, Text(random, i % 2 == 0 ? s_pieces.Length - 8 : s_pieces.Length));
    }

    [Fact]
    public void Mutated_text_and_text_cut_anywhere_agrees()
    {
        using var source = new GuardedBytes(4096);
        using var target = new GuardedBytes(4096);
        var random = new Random(2);
        for (var i = 0; i < 300; i++)
        {
            var text = Text(random, s_pieces.Length - 8);
            for (var at = 0; at < text.Length; at++)
            {
                Compare(source, target, text.AsSpan(0, at));
                Compare(source, target, text.AsSpan(at));
                var original = text[at];
                text[at] = (byte)(random.Next(2) == 0 ? random.Next(256) : "\\u\"n0fg"[random.Next(7)]);
                Compare(source, target, text);
                text[at] = original;
            }
        }
    }

    [Fact]
    public void Each_escape_stands_at_each_place_of_a_block()
    {
        using var source = new GuardedBytes(4096);
        using var target = new GuardedBytes(4096);
        foreach (var piece in s_pieces)
        {
            for (var before = 0; before < 70; before++)
            {
                for (var after = 0; after < 70; after += 3)
                    Compare(source, target, Encoding.UTF8.GetBytes(new string('a', before) + piece + new string('z', after)));
            }
        }
    }

    [Fact]
    public void Every_code_unit_is_read()
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            var expected = char.IsSurrogate((char)unit) ? "\ufffd" : ((char)unit).ToString();
            using var buffer = new PooledBuffer(1);
            JsonUnescape.Append(Encoding.UTF8.GetBytes($"\\u{unit:x4}\\u{unit:X4}"), buffer);
            if (Encoding.UTF8.GetString(buffer.Span) != expected + expected)
                Assert.Fail($"Differs for {unit:x4}");
        }
    }

    [Fact]
    public void What_was_in_the_buffer_stays()
    {
        using var buffer = new PooledBuffer(1);
        buffer.Append("before "u8);
        JsonUnescape.Append(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("\\\"word\\\"\\n", 100))), buffer);
        Assert.Equal("before " + string.Concat(Enumerable.Repeat("\"word\"\n", 100)), Encoding.UTF8.GetString(buffer.Span));
    }
}

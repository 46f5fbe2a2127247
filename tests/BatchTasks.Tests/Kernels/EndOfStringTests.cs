using System.Text;
using BatchTasks.Json;

namespace BatchTasks.Tests.Kernels;

public sealed class EndOfStringTests
{
    private static readonly string[] s_pieces =
    [
        "\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0041", "\\uFFfF", "\\u00Af", "\\ud83d\\ude00", "a", "é", "日本語", "\U0001f600", "plain text",
        "a run longer than one block of thirty-two bytes", "\\\\\\\\\\\\\\", "\"", "\\", "\\x", "\\u12", "\\u12g4", "\n", "\0", "\u001f", "\u007f", "\\\u00b2",
    ];

    /// <summary>What <see cref="JsonScalars.EndOfString"/> finds, byte by byte.</summary>
    private static int Expected(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] is >= 0x20 and not (byte)'"')
        {
            if (json[at++] != '\\')
                continue;

            var escape = at < json.Length ? json[at++] : (byte)0;
            if (!"\"\\/bfnrtu"u8.Contains(escape))
                return -1;

            for (var digits = escape == 'u' ? 4 : 0; digits > 0; digits--)
            {
                if (at >= json.Length || !char.IsAsciiHexDigit((char)json[at++]))
                    return -1;
            }
        }

        return at < json.Length && json[at] == '"' ? at : -1;
    }

    private static void Compare(ReadOnlySpan<byte> json, int at = 0)
    {
        var (expected, actual) = (Expected(json, at), JsonScalars.EndOfString(json, at, out var hasEscapes));
        if (expected != actual || (expected >= 0 && hasEscapes != json[at..expected].Contains((byte)'\\')))
            Assert.Fail($"{actual} instead of {expected} from {at}, with escapes: {hasEscapes}, in {Encoding.UTF8.GetString(json)}");
    }

    [Fact]
    public void Any_string_ends_where_it_does_byte_by_byte_also_at_the_end_of_memory()
    {
        using var memory = new GuardedBytes(4096);
        var random = new Random(7);
        for (var i = 0; i < 100_000; i++)
        {
            var text = new StringBuilder();
            for (var pieces = random.Next(1, 30); pieces > 0; pieces--)
                text.Append(s_pieces[random.Next(random.Next(8) == 0 ? s_pieces.Length : s_pieces.Length - 10)]);

            var json = memory.Copy(Encoding.UTF8.GetBytes(text + "\"" + new string('z', random.Next(100))));
            Compare(json, random.Next(2) == 0 ? 0 : random.Next(json.Length + 1));
        }
    }

    [Fact]
    public void Each_byte_is_escaped_at_each_place()
    {
        using var memory = new GuardedBytes(4096);
        for (var before = 0; before < 140; before++)
        {
            for (var escaped = 0; escaped < 256; escaped++)
            {
                Span<byte> json = [.. Enumerable.Repeat((byte)'a', before), (byte)'\\', (byte)escaped, (byte)'0', (byte)'1', (byte)'e', (byte)'F', (byte)'"'];
                Compare(memory.Copy(json));
                Compare(memory.Copy([.. json, .. new byte[100]]));
            }
        }
    }

    [Fact]
    public void Text_that_is_mutated_or_cut_anywhere_agrees()
    {
        using var memory = new GuardedBytes(4096);
        var random = new Random(8);
        for (var i = 0; i < 200; i++)
        {
            var text = new StringBuilder();
            for (var pieces = random.Next(1, 30); pieces > 0; pieces--)
                text.Append(s_pieces[random.Next(s_pieces.Length - 10)]);

            var json = Encoding.UTF8.GetBytes(text + "\"");
            for (var at = 0; at < json.Length; at++)
            {
                Compare(memory.Copy(json.AsSpan(0, at)));
                Compare(memory.Copy(json), at);
                var original = json[at];
                json[at] = (byte)(random.Next(2) == 0 ? random.Next(256) : "\\u\"n0fg"[random.Next(7)]);
                Compare(memory.Copy(json));
                json[at] = original;
            }
        }
    }
}

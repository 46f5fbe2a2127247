using System.Text;
using System.Text.Json;
using BatchTasks.Instructions;
using BatchTasks.Shared.Json;

namespace BatchTasks.Tests.Serialization.Escaping;

public sealed class EscaperTests
{
    public static TheoryData<string> Variants => EscaperVariant.Names;

    [Fact]
    public void The_plain_writer_is_the_rule_of_constants()
    {
        foreach (var text in RandomTexts(4_000))
            Assert.Equal(JsonText.Escape(text), Encoding.UTF8.GetString(EscaperVariant.Scalar.Written(text)));
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Every_character_is_written_alike_wherever_it_stands(string name)
    {
        var variant = EscaperVariant.Of(name);
        foreach (var filling in (ReadOnlySpan<char>)['a', '日', 'é', '"'])
        {
            var text = new char[40];
            var expected = new byte[text.Length * 6];
            var actual = new byte[1024];
            for (var character = 0; character <= char.MaxValue; character++)
            {
                // All positions of a block: each character at one of them, and those that are special at each.
                var (first, last) = IsInteresting(character) ? (0, text.Length - 1) : (character % text.Length, character % text.Length);
                for (var position = first; position <= last; position++)
                {
                    Array.Fill(text, filling);
                    text[position] = (char)character;
                    EscaperVariant.Scalar.Write(text, expected, out var size);
                    Assert.Equal(text.Length, variant.Write(text, actual, out var written));
                    if (!expected.AsSpan(0, size).SequenceEqual(actual.AsSpan(0, written)))
                        Assert.Fail($"U+{character:X4} at {position} among '{filling}': {Encoding.UTF8.GetString(actual.AsSpan(0, written))}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Blocks_of_one_character_each_are_written_alike(string name)
    {
        var variant = EscaperVariant.Of(name);
        for (var character = 0; character <= char.MaxValue; character++)
        {
            var text = new string((char)character, 33);
            AssertSame(EscaperVariant.Scalar.Written(text), variant.Written(text), text);
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Mixtures_of_all_lengths_are_written_alike_and_read_back(string name)
    {
        var variant = EscaperVariant.Of(name);
        foreach (var text in RandomTexts(20_000))
        {
            var written = variant.Written(text, spare: text.Length % 3 == 0 ? 0 : 512);
            AssertSame(EscaperVariant.Scalar.Written(text), written, text);
            Assert.Equal(Replaced(text), JsonSerializer.Deserialize<string>([(byte)'"', .. written, (byte)'"']));
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Pairs_of_surrogates_are_not_torn_between_blocks(string name)
    {
        var variant = EscaperVariant.Of(name);
        for (var length = 0; length < 100; length++)
        {
            foreach (var filling in (ReadOnlySpan<char>)['a', '日', 'é', '\n'])
            {
                var text = new string(filling, length) + "😀" + new string(filling, 50);
                AssertSame(EscaperVariant.Scalar.Written(text), variant.Written(text), text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void As_much_is_written_as_there_is_room_for(string name)
    {
        var variant = EscaperVariant.Of(name);
        foreach (var text in RandomTexts(400))
        {
            var whole = EscaperVariant.Scalar.Written(text);
            for (var room = 0; room <= whole.Length; room++)
            {
                var destination = new byte[room];
                var read = variant.Write(text, destination, out var written);
                Assert.InRange(whole.Length - written, 0, whole.Length);
                Assert.True(read == text.Length || room - written < 6, $"{room - written} bytes are left of {room}.");
                AssertSame(whole.AsSpan(0, written), destination.AsSpan(0, written), text);
                AssertSame(whole.AsSpan(written), EscaperVariant.Scalar.Written(text.AsSpan(read)), text);
            }
        }
    }

    private static bool IsInteresting(int character) =>
        character < 0x100 || (character & 0xFF) is 0 or 0xFF || character is (>= 0x7F0 and <= 0x810) or (>= 0x2020 and <= 0x2030);

    private static IEnumerable<string> RandomTexts(int count)
    {
        var random = new Random(6);
        for (var number = 0; number < count; number++)
        {
            var alphabet = Texts.Alphabets[random.Next(Texts.Alphabets.Count)];
            var other = Texts.Alphabets[random.Next(Texts.Alphabets.Count)];
            var rare = random.Next(2) == 0 ? 0 : random.Next(2, 40);
            var text = new StringBuilder();
            for (var length = number % 201; text.Length < length;)
            {
                var from = rare > 0 && random.Next(rare) == 0 ? other : alphabet;
                text.Append(from[random.Next(from.Length)]);
            }

            yield return text.ToString();
        }
    }

    private static string Replaced(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void AssertSame(ReadOnlySpan<byte> expected, ReadOnlySpan<byte> actual, string text)
    {
        if (!expected.SequenceEqual(actual))
            Assert.Fail($"'{text}': expected '{Encoding.UTF8.GetString(expected)}', found '{Encoding.UTF8.GetString(actual)}'");
    }
}

using System.Globalization;
using BatchTasks.Generators.CustomIds.Texts;
using BatchTasks.Generators.Model;
using CsCheck;

namespace BatchTasks.Generators.Tests.CustomIds;

/// <summary>The texts of each type are those that the runtime writes and takes.</summary>
public class TextSetTests
{
    private static readonly Gen<DateTime> s_moment = Gen.Frequency(
        (3, Gen.DateTime),
        (1, OneOf(DateTime.MinValue, DateTime.MaxValue, new DateTime(2000, 2, 29), new DateTime(1900, 2, 28), new DateTime(2024, 2, 29, 23, 59, 59))));

    private static readonly Gen<TimeSpan> s_span = Gen.Frequency(
        (2, Gen.Long[-9_223_372_036_800_000_000, 9_223_372_036_800_000_000].Select(t => new TimeSpan(t))),
        (2, Gen.Long[-20_000_000_000_000, 20_000_000_000_000].Select(t => new TimeSpan(t))),
        (2, Gen.Int[-200_000, 200_000].Select(s => TimeSpan.FromSeconds(s))),
        (1, OneOf(TimeSpan.Zero, new TimeSpan(1), new TimeSpan(-1), TimeSpan.FromDays(1), TimeSpan.FromDays(-10675198), TimeSpan.FromDays(100))));

    /// <summary>Texts as generated code writes them.</summary>
    private static readonly Dictionary<CustomIdKind, Gen<string>> s_written = new()
    {
        [CustomIdKind.Boolean] = OneOf("true", "false"),
        [CustomIdKind.SByte] = Number(Gen.SByte, sbyte.MinValue, sbyte.MaxValue),
        [CustomIdKind.Byte] = Number(Gen.Byte, byte.MinValue, byte.MaxValue),
        [CustomIdKind.Int16] = Number(Gen.Short, short.MinValue, short.MaxValue),
        [CustomIdKind.UInt16] = Number(Gen.UShort, ushort.MinValue, ushort.MaxValue),
        [CustomIdKind.Int32] = Number(Gen.Int, int.MinValue, int.MaxValue),
        [CustomIdKind.UInt32] = Number(Gen.UInt, uint.MinValue, uint.MaxValue),
        [CustomIdKind.Int64] = Number(Gen.Long, long.MinValue, long.MaxValue),
        [CustomIdKind.UInt64] = Number(Gen.ULong, ulong.MinValue, ulong.MaxValue),
        [CustomIdKind.Guid] = Gen.Guid.Select(g => g.ToString("D")),
        [CustomIdKind.DateOnly] = s_moment.Select(d => DateOnly.FromDateTime(d).ToString("O", CultureInfo.InvariantCulture)),
        [CustomIdKind.TimeOnly] = s_moment.Select(d => TimeOnly.FromDateTime(d).ToString("O", CultureInfo.InvariantCulture)),
        [CustomIdKind.DateTime] = Gen.Select(s_moment, OneOf(DateTimeKind.Utc, DateTimeKind.Unspecified))
            .Select((d, kind) => DateTime.SpecifyKind(d, kind).ToString("O", CultureInfo.InvariantCulture)),
        [CustomIdKind.DateTimeOffset] = Gen.Select(s_moment, Gen.Int[-14 * 60, 14 * 60])
            .Where((d, _) => d.Year is >= 100 and < 9900)
            .Select((d, minutes) => new DateTimeOffset(d.Ticks, TimeSpan.FromMinutes(minutes)).ToString("O", CultureInfo.InvariantCulture)),
        [CustomIdKind.TimeSpan] = s_span.Select(t => t.ToString("c", CultureInfo.InvariantCulture)),
    };

    public static TheoryData<string> Kinds => [.. s_written.Keys.Select(k => k.ToString())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_value_is_written_as_a_text_of_its_set(string kind)
    {
        var set = SetOf(kind);
        s_written[Enum.Parse<CustomIdKind>(kind)].Sample(text => Assert.True(Accepts(set, text), text), iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_text_of_a_set_is_one_that_the_runtime_takes(string kind)
    {
        var set = SetOf(kind);
        var runtime = Patterns.RuntimeTexts(Patterns.Hole("Id", kind));
        Gen.Int.Array[64].Sample(
            choices =>
            {
                var text = Walk(set, choices);
                Assert.True(runtime.Contains(text), text);
            },
            iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_text_with_one_character_changed_is_taken_by_both_or_by_none(string kind)
    {
        var set = SetOf(kind);
        var runtime = Patterns.RuntimeTexts(Patterns.Hole("Id", kind));
        Gen.Select(s_written[Enum.Parse<CustomIdKind>(kind)], Gen.Int[0, 60], Gen.Char["0123456789-+:.TZeE x"], Gen.Int[0, 2]).Sample(
            (text, at, character, edit) =>
            {
                at %= text.Length;
                var edited = edit switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, character.ToString()),
                    _ => text.Remove(at, 1).Insert(at, character.ToString()),
                };

                // What the sets leave out: the zone of the machine, the ends of time, the last day.
                var isLeftOut = kind is "DateTime" && edited.Length > 28
                    || kind is "DateTimeOffset" && (edited.StartsWith("00", StringComparison.Ordinal) || edited.StartsWith("99", StringComparison.Ordinal))
                    || kind is "TimeSpan" && edited.Contains("10675199", StringComparison.Ordinal);
                if (!isLeftOut)
                    Assert.True(runtime.Contains(edited) == Accepts(set, edited), edited);
            },
            iter: 2_000);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_lengths_that_are_left_hold(string kind)
    {
        var set = SetOf(kind);
        Gen.Int.Array[64].Sample(
            choices =>
            {
                var text = Walk(set, choices);
                for (int i = 0, state = 0; i < text.Length; state = set.Next(state, text[i]), i++)
                    Assert.InRange(text.Length - i, set.MinimumLeft(state), set.MaximumLeft(state));
            },
            iter: 200);
    }

    // Not as data of a theory: runners replace halves of pairs there.
    [Fact]
    public void A_string_is_any_text_of_whole_characters()
    {
        Assert.All(["", "any text", "\ufffd", "\ud83d\ude00", "a\ud83d\ude00b"], text => Assert.True(Accepts(AnyText.All, text)));
        Assert.All(["\ud83d", "\ude00", "a\ud83db", "\ud83d\ud83d\ude00"], text => Assert.False(Accepts(AnyText.All, text)));
    }

    [Fact]
    public void A_char_is_one_code_unit_that_is_no_surrogate()
    {
        Assert.All(["a", "\0", "\ufffd"], text => Assert.True(Accepts(AnyCharacter.All, text)));
        Assert.All(["", "ab", "\ud83d", "\ude00"], text => Assert.False(Accepts(AnyCharacter.All, text)));
    }

    private static Gen<string> Number<T>(Gen<T> any, T smallest, T largest)
        where T : struct, IFormattable =>
        Gen.Frequency((4, any), (1, OneOf(smallest, largest, default))).Select(n => n.ToString(null, CultureInfo.InvariantCulture));

    private static TextSet SetOf(string kind) => KindTexts.Of(Patterns.Hole("Id", kind), AnyText.All);

    private static bool Accepts(TextSet set, string text)
    {
        var state = 0;
        foreach (var character in text)
        {
            state = set.Next(state, character);
            if (state == TextSet.Dead)
                return false;
        }

        return set.Accepts(state);
    }

    /// <summary>A text of the set, by choosing at each state where to go or to stop.</summary>
    private static string Walk(TextSet set, int[] choices)
    {
        var text = "";
        var state = 0;
        foreach (var choice in choices)
        {
            var next = set.Characters.Where(c => set.Next(state, c) != TextSet.Dead).ToList();
            if (set.Accepts(state) && (next.Count == 0 || choice % 5 == 0))
                break;

            text += next[(int)((uint)choice % next.Count)];
            state = set.Next(state, text[^1]);
        }

        return text;
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

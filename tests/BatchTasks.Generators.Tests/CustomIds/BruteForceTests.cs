using BatchTasks.Generators.CustomIds;
using BatchTasks.Generators.Model;
using CsCheck;

namespace BatchTasks.Generators.Tests.CustomIds;

/// <summary>
/// Random patterns over an alphabet of three characters, against all their short ids: what is found is real, as the runtime's own texts say, and what is real
/// is found.
/// </summary>
public class BruteForceTests
{
    private const string Alphabet = "1-a";

    private static readonly string[] s_shortTexts = [.. TextsUpTo(3)];

    private static readonly Gen<string> s_literal = OneOf("", "", "", "-", "1", "a", "-1", "1-", "a-a");

    private static readonly Gen<string> s_type = Gen.Frequency(
        (3, OneOf("SByte", "Byte", "Int32", "UInt64")),
        (3, OneOf("String", "Char")),
        (4, OneOf("a|1", "a|a1", "1|11|a", "-|--", "a-|-a", "aa|a|-1", "11|a1")));

    private static readonly Gen<CustomIdModel> s_pattern = Gen.Select(s_type.Array[1, 3], s_literal.Array[4], Gen.Int[0, 9])
        .Select((types, literals, repeated) => Patterns.Of(
            literals.Take(types.Length + 1),
            types.Select((type, i) => repeated == 0 && type == types[0] ? Patterns.Hole("M0", type) : Patterns.Hole("M" + i, type))));

    [Fact]
    public void Ambiguity_is_found_where_it_is() => s_pattern.Sample(
        pattern =>
        {
            var witness = Ambiguity.Find(pattern);
            if (witness is not null)
                AssertReal(pattern, witness);

            var isNone = Ambiguity.IsNone(pattern);
            Assert.False(isNone && witness is not null);
            var ids = ShortIds(pattern);
            var isAmbiguous = ids.Distinct().Count() < ids.Count;
            Assert.False(isAmbiguous && isNone, "A collision was missed.");
            if (!HasRepeatedMember(pattern))
                Assert.Equal(witness is null, isNone);
        },
        iter: 4_000,
        print: Print);

    [Fact]
    public void Overlap_is_found_where_it_is() => Gen.Select(s_pattern, s_pattern).Sample(
        (first, second) =>
        {
            var id = Overlap.Find(first, second);
            if (id is not null)
            {
                Assert.True(CanGive(first, id), id);
                Assert.True(CanGive(second, id), id);
            }

            if (id is null && !HasRepeatedMember(first) && !HasRepeatedMember(second))
                Assert.Empty(ShortIds(first).Intersect(ShortIds(second)));
        },
        iter: 4_000,
        print: pair => Print(pair.Item1) + " and " + Print(pair.Item2));

    private static void AssertReal(CustomIdModel pattern, AmbiguityWitness witness)
    {
        Assert.NotEqual(witness.First, witness.Second);
        foreach (var texts in new[] { witness.First, witness.Second })
        {
            Assert.Equal(witness.Id, Join(pattern, texts));
            for (var i = 0; i < texts.Count; i++)
                Assert.True(Patterns.RuntimeTexts(pattern.Holes[i]).Contains(texts[i]), texts[i]);

            foreach (var same in texts.Zip(pattern.Holes).GroupBy(p => p.Second.Member))
                Assert.Single(same.Select(p => p.First).Distinct());
        }
    }

    private static string Join(CustomIdModel pattern, IReadOnlyList<string> texts) =>
        pattern.Literals[0] + string.Concat(texts.Select((text, i) => text + pattern.Literals[i + 1]));

    /// <summary>The id of every task whose members are short, one for each task.</summary>
    private static List<string> ShortIds(CustomIdModel pattern)
    {
        // Few of each where there are many together.
        var members = pattern.Holes.Select(h => h.Member).Distinct().ToList();
        var values = members.ConvertAll(m => Values(pattern.Holes.First(h => h.Member == m), members.Count > 2 ? 2 : 3));
        var ids = new List<string>();
        var chosen = new int[members.Count];
        for (var more = true; more;)
        {
            ids.Add(Join(pattern, [.. pattern.Holes.Select(h => members.IndexOf(h.Member)).Select(m => values[m][chosen[m]])]));
            more = false;
            for (var m = 0; m < members.Count && !more; m++)
            {
                chosen[m] = (chosen[m] + 1) % values[m].Length;
                more = chosen[m] > 0;
            }
        }

        return ids;
    }

    private static string[] Values(CustomIdHoleModel hole, int length)
    {
        var runtime = Patterns.RuntimeTexts(hole);
        return [.. s_shortTexts.Where(t => t.Length <= length && runtime.Contains(t))];
    }

    private static bool CanGive(CustomIdModel pattern, string id, int hole = 0, int start = 0, string[]? texts = null)
    {
        texts ??= new string[pattern.Holes.Count];
        if (string.CompareOrdinal(id, start, pattern.Literals[hole], 0, pattern.Literals[hole].Length) != 0)
            return false;

        start += pattern.Literals[hole].Length;
        if (start > id.Length)
            return false;

        if (hole == pattern.Holes.Count)
            return start == id.Length && texts.Zip(pattern.Holes).GroupBy(p => p.Second.Member).All(g => g.Select(p => p.First).Distinct().Count() == 1);

        for (var end = start; end <= id.Length; end++)
        {
            texts[hole] = id[start..end];
            if (Patterns.RuntimeTexts(pattern.Holes[hole]).Contains(texts[hole]) && CanGive(pattern, id, hole + 1, end, texts))
                return true;
        }

        return false;
    }

    private static bool HasRepeatedMember(CustomIdModel pattern) => pattern.Holes.Select(h => h.Member).Distinct().Count() < pattern.Holes.Count;

    private static IEnumerable<string> TextsUpTo(int length) =>
        length == 0 ? [""] : TextsUpTo(length - 1).SelectMany(t => t.Length == length - 1 ? Alphabet.Select(c => t + c).Prepend(t) : [t]);

    private static string Print(CustomIdModel pattern) => Join(
        pattern, [.. pattern.Holes.Select(h => $"{{{h.Member}:{(h.Kind == CustomIdKind.Enum ? string.Join("|", h.Names.Select(n => n.Text)) : h.Kind)}}}")]);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}

using System.Globalization;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3002: result types over the limits of strict schemas.</summary>
public sealed class TooLargeTests
{
    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Ten_levels_of_objects_are_allowed(int levels, bool isAllowed) =>
        AssertAllowed("L1", Chain(levels), isAllowed, $"BT3002: The schema of 'L1' has {levels} levels of objects; strict structured outputs allow 10");

    [Fact]
    public void The_object_around_a_list_is_a_level() =>
        AssertAllowed("List<L1>", Chain(10), false, "BT3002: The schema of 'List<L1>' has 11 levels of objects; strict structured outputs allow 10");

    [Theory]
    [InlineData(1_000, true)]
    [InlineData(1_001, false)]
    public void A_thousand_enum_values_are_allowed_in_all(int values, bool isAllowed)
    {
        var halves = Enum("First", values / 2) + Enum("Second", values - (values / 2));
        AssertAllowed(
            "Verdict",
            halves + "public record Verdict(First A, Second B);",
            isAllowed,
            $"BT3002: The schema of 'Verdict' has {values:N0} enum values; strict structured outputs allow 1,000");
    }

    [Theory]
    [InlineData(250, 100, true)]
    [InlineData(300, 50, true)]
    [InlineData(300, 51, false)]
    public void A_large_enum_has_15_000_characters(int values, int characters, bool isAllowed) => AssertAllowed(
        "Large",
        Enum("Large", values, characters),
        isAllowed,
        $"BT3002: The schema of 'Large' has {values * characters:N0} characters in its {values} values; strict structured outputs allow 15,000 in an enum of more than 250");

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Five_thousand_properties_are_allowed_each_use_of_a_type_counted(int uses, bool isAllowed)
    {
        // Each use is one property and the 99 of its type.
        var wide = $"public record Wide({string.Join(", ", Enumerable.Range(0, 99).Select(i => $"int P{i}"))});";
        var verdict = $"public record Verdict({string.Join(", ", Enumerable.Range(0, uses).Select(i => $"Wide W{i}"))});";
        AssertAllowed("Verdict", wide + verdict, isAllowed, $"BT3002: The schema of 'Verdict' has {uses * 100:N0} properties; strict structured outputs allow 5,000");
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(120, false)]
    public void Names_have_120_000_characters_in_all(int properties, bool isAllowed)
    {
        var names = Enumerable.Range(0, properties).Select(i => $"int {new string('x', 1_000 - 3)}{i:000}");
        AssertAllowed(
            "Verdict",
            $"public record Verdict(int {new string('y', 1)}, {string.Join(", ", names)});",
            isAllowed,
            "BT3002: The schema of 'Verdict' has 120,001 characters in the names of properties, definitions and enum values; strict structured outputs allow 120,000");
    }

    [Fact]
    public void A_type_that_would_be_written_out_a_billion_times_is_only_counted()
    {
        var levels = Enumerable.Range(1, 10).Select(level => Record(level, level < 10 ? $"L{level + 1}" : "int"));
        var source = ResultSource.Chat("L1", string.Concat(levels));
        Assert.Null(source.Model);
        Assert.Equal(
            [
                "BT3002: The schema of 'L1' has over 1,000,000,000 properties; strict structured outputs allow 5,000",
                "BT3002: The schema of 'L1' has over 1,000,000,000 characters in the names of properties, definitions and enum values; strict structured outputs allow 120,000",
            ],
            source.Messages());

        static string Record(int level, string part) => $"public record L{level}({string.Join(", ", Enumerable.Range(0, 10).Select(i => $"{part} P{i}"))});\n";
    }

    [Fact]
    public void A_generic_type_that_grows_without_end_is_reported() => AssertAllowed(
        "Grow<int>",
        "public class Grow<T> { public Grow<T[]>? Next { get; set; } }",
        false,
        "BT3002: The schema of 'Grow<int>' has over 64 levels; strict structured outputs allow 10");

    private static void AssertAllowed(string type, string declarations, bool isAllowed, string message)
    {
        var source = ResultSource.Chat(type, declarations);
        Assert.Equal(isAllowed ? [] : [message], source.Messages());
        Assert.Equal(isAllowed, source.Model is not null);
    }

    private static string Chain(int levels) =>
        string.Concat(Enumerable.Range(1, levels - 1).Select(level => $"public record L{level}(L{level + 1}? Next);\n")) + $"public record L{levels}(int N);";

    private static string Enum(string name, int values, int characters = 4) =>
        $"public enum {name} {{ {string.Join(", ", Enumerable.Range(0, values).Select(i => "V" + i.ToString(CultureInfo.InvariantCulture).PadLeft(characters - 1, '0')))} }}\n";
}

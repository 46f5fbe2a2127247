namespace BatchTasks.Generators.Tests.Results;

/// <summary>BT3004: result types that are over a limit only if what no document tells is counted.</summary>
public sealed class NearLimitTests
{
    [Theory]
    [InlineData("L1", 6, 11)]
    [InlineData("L1", 10, 19)]
    [InlineData("List<L1>", 5, 11)]
    public void Levels_that_are_too_many_if_arrays_count_are_reported(string type, int objects, int levels)
    {
        var source = ResultSource.Chat(type, Chain(objects));
        Assert.NotNull(source.Model);
        Assert.Equal(
            [$"BT3004: The schema of '{type}' has {levels} levels of objects and arrays; strict structured outputs allow 10 levels, and whether an array is one is not documented"],
            source.Messages());
        Assert.Equal($"ResultOf(typeof({type}))", source.PlaceOfFinding());
    }

    [Theory]
    [InlineData("L1", 5)]
    [InlineData("L1[]", 4)]
    public void Levels_that_are_few_enough_even_so_are_not_reported(string type, int objects) => Assert.Empty(ResultSource.Chat(type, Chain(objects)).Messages());

    [Fact]
    public void Objects_without_arrays_are_not_reported_up_to_the_limit()
    {
        var objects = string.Concat(Enumerable.Range(1, 9).Select(level => $"public record L{level}(L{level + 1}? Next, int[] Numbers);\n")) + "public record L10(int N);";
        Assert.Empty(ResultSource.Chat("L1", objects).Messages());
    }

    [Fact]
    public void What_is_over_the_limit_itself_is_not_reported_as_near() =>
        Assert.StartsWith("BT3002", Assert.Single(ResultSource.Chat("L1", Chain(11)).Messages()), StringComparison.Ordinal);

    /// <summary>Objects in lists in objects: of n objects, 2n - 1 levels.</summary>
    private static string Chain(int objects) =>
        string.Concat(Enumerable.Range(1, objects - 1).Select(level => $"public record L{level}(L{level + 1}[] Next);\n")) + $"public record L{objects}(int N);";
}

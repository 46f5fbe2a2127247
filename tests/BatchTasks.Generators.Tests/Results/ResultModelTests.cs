using System.Collections;
using System.Reflection;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>What incremental caching needs of the model.</summary>
public sealed class ResultModelTests
{
    private const string Declarations = """
        public enum Mood { Good, Bad }
        public record Line(string Text, Mood? Mood);
        public record Verdict(List<Line> Lines, DateOnly Day, [property: Range(1, 5)] int Stars) { [System.Diagnostics.CodeAnalysis.Experimental("X1")] public string? More { get; set; } }
        """;

    [Fact]
    public void The_same_source_gives_an_equal_model()
    {
        var first = ResultSource.Chat("Verdict", Declarations).Model!;
        var second = ResultSource.Chat("Verdict", "// another line\n\n" + Declarations).Model!;
        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("Good, Bad", "Good, Bad, Worse")]
    [InlineData("Good, Bad", "Bad, Good")]
    [InlineData("string Text", "string? Text")]
    [InlineData("Mood? Mood", "Mood Mood")]
    [InlineData("List<Line>", "Line[]")]
    [InlineData("List<Line>", "HashSet<Line>")]
    [InlineData("List<Line>", "List<Line?>")]
    [InlineData("DateOnly Day", "DateTime Day")]
    [InlineData("DateOnly Day", "DateOnly When")]
    [InlineData("Range(1, 5)", "Range(1, 6)")]
    [InlineData("Range(1, 5)", "Range(1, 5), Description(\"stars\")")]
    [InlineData("Range(1, 5)", "Range(1, 5), JsonPropertyName(\"stars\")")]
    [InlineData("X1", "X2")]
    [InlineData("record Verdict(", "record Judgment(")]
    public void A_change_that_matters_gives_another_model(string before, string after)
    {
        var changed = Declarations.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Declarations, changed);
        var first = ResultSource.Chat("Verdict", Declarations).Model!;
        var second = ResultSource.Chat(changed.Contains("Judgment", StringComparison.Ordinal) ? "Judgment" : "Verdict", changed).Model!;
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void A_change_that_does_not_matter_gives_an_equal_model()
    {
        var changed = Declarations.Replace("public record Verdict(", "internal readonly record struct Verdict(", StringComparison.Ordinal).Replace("get; set;", "get; init;", StringComparison.Ordinal);
        Assert.NotEqual(Declarations, changed);
        Assert.Equal(ResultSource.Chat("Verdict", Declarations).Model, ResultSource.Chat("Verdict", changed).Model);
    }

    [Fact]
    public void The_model_holds_nothing_of_the_compilation()
    {
        var visited = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Walk(ResultSource.Chat("Verdict", Declarations).Model!, visited);
        Assert.Contains(visited, value => value is EnumReaderModel);
        Assert.All(visited, value => Assert.True(
            value is string or IEnumerable || value.GetType().IsEnum || value.GetType().IsPrimitive || value.GetType().Namespace == typeof(ResultModel).Namespace,
            value.GetType().FullName));
    }

    private static void Walk(object? value, HashSet<object> visited)
    {
        Assert.False(value is ISymbol or SyntaxNode or Compilation or Location, value?.GetType().FullName);
        if (value is null || !visited.Add(value) || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum)
            return;

        if (value is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, visited);
        }

        for (var type = value.GetType(); type is not null && type != typeof(object) && !type.IsArray; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), visited);
        }
    }
}

using System.Globalization;
using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Tests.CustomIds;

public class CustomIdAnalyzerTests
{
    private const string Members =
        "int Id, int Page, uint Part, string Name, string Title, Guid Key, DateOnly Day, DateTime When, TimeOnly Time, TimeSpan Span, char Letter, bool Flag, Hue Hue, Odd Odd";

    private const string Types =
        """
        public static class Template { public const string Text = "{Id}{Page}"; }
        public enum Hue { Red, Green, Greenish }
        public enum Odd { [System.Runtime.Serialization.EnumMember(Value = "a.b")] First, [System.Runtime.Serialization.EnumMember(Value = "c/d")] Second }
        """;

    [Theory]
    [InlineData("\"review-{|BT1104:{Id}{Page}|}\"")]
    [InlineData("@\"review-{|BT1104:{Id}{Page}|}\"")]
    [InlineData("\"review\\t{|BT1104:{Id}{Page}|}\"")]
    [InlineData("\"review-{|BT1104:{Id}\" + \"{Page}|}\"")]
    [InlineData("{|BT1104:Template.Text|}")]
    [InlineData("\"{|BT1104:{Name}-{Title}|}\"")]
    [InlineData("\"{|BT1104:{Name}-{Id}|}\"")]
    [InlineData("\"{Flag}{|BT1104:{Id}{Part}|}\"")]
    [InlineData("\"{|BT1104:{Hue}{Name}|}\"")]
    public Task An_ambiguous_pattern_is_reported_from_hole_to_hole(string template) => AnalyzerRun.Verify<CustomIdAnalyzer>(Source(template));

    [Theory]
    [InlineData("\"{Id}\"")]
    [InlineData("\"review-{Id}-{Page}\"")]
    [InlineData("\"{Name}/{Id}\"")]
    [InlineData("\"{Name}-{Part}\"")]
    [InlineData("\"{Key}{Name}\"")]
    [InlineData("\"{Day}{Time}{Letter}{Part}\"")]
    [InlineData("\"{Hue}{Id}\"")]
    [InlineData("\"{Flag}{Name}\"")]
    [InlineData("\"{Key}{Id}{Flag}{Page}\"")]
    [InlineData("\"{Id}-{Page}-{Id}\"")]
    // A mistake that is another rule's
    [InlineData("\"{Nothing}{Id}{Page}\"")]
    [InlineData("\"\"")]
    public Task A_pattern_that_is_read_in_one_way_is_left_alone(string template) => AnalyzerRun.Verify<CustomIdAnalyzer>(Source(template));

    [Fact]
    public async Task The_message_shows_both_tasks()
    {
        var diagnostic = Assert.Single(await Of("\"review-{Id}{Page}\""));
        Assert.Equal(
            "'review-{Id}{Page}' is ambiguous: (Id: 1, Page: 11) and (Id: 11, Page: 1) both give 'review-111'", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Two_values_of_an_enum_with_one_text_are_shown_by_their_names()
    {
        var source = "public enum Mood { Good, [System.Runtime.Serialization.EnumMember(Value = \"Good\")] Fine }";
        var diagnostic = Assert.Single(await Of("\"{Mood}-{Part}\"", members: Members + ", Mood Mood", types: Types + source));
        Assert.Equal("'{Mood}-{Part}' is ambiguous: (Mood: Good, Part: 1) and (Mood: Fine, Part: 1) both give 'Good-1'", diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"review.{Id}\"", "Every custom_id has '.'; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"{Id}\ud83d\ude00\"", "Every custom_id has '\ud83d\ude00'; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"r-{Time}\"", "Every text of 'Time' has a character that can't stand in a custom_id; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"r-{Span}\"", "Every text of 'Span' has a character that can't stand in a custom_id; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"r-{When}\"", "Every text of 'When' has a character that can't stand in a custom_id; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"r-{Odd}\"", "Every text of 'Odd' has a character that can't stand in a custom_id; any known service takes only A-Z a-z 0-9 _ -")]
    [InlineData("\"0123456789-0123456789-012345-{Key}\"", "The shortest custom_id has 65 characters; any known service takes at most 64")]
    public async Task An_id_that_is_always_outside_is_reported(string template, string message)
    {
        var diagnostic = Assert.Single(await Of(template, "Portable"));
        Assert.Equal(("BT1107", DiagnosticSeverity.Error, message), (diagnostic.Id, diagnostic.Severity, diagnostic.GetMessage(CultureInfo.InvariantCulture)));
        Assert.Equal(template, diagnostic.Location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(diagnostic.Location.SourceSpan));
    }

    [Theory]
    [InlineData("\"review-{Id}\"", "Portable")]
    [InlineData("\"{Name}\"", "Portable")]
    [InlineData("\"{Letter}-{Hue}_{Day}\"", "Portable")]
    [InlineData("\"r-{Key}\"", "Portable")]
    [InlineData("\"0123456789-0123456789-01234-{Key}\"", "Portable")]
    [InlineData("\"review.{Id}\"", "OpenAI")]
    [InlineData("\"review.{Id}\"", "DashScope")]
    [InlineData("\"review.{Id}\"", null)]
    [InlineData("\"review.{Id}\"", "Unknown")]
    public async Task An_id_that_can_be_inside_is_left_alone(string template, string? provider) => Assert.Empty(await Of(template, provider));

    [Fact]
    public async Task A_length_is_counted_in_code_points()
    {
        var face = "\ud83d\ude00";
        Assert.Empty(await Of($"\"{string.Concat(Enumerable.Repeat(face, 255))}{{Letter}}\"", "DashScope"));
        Assert.Single(await Of($"\"{string.Concat(Enumerable.Repeat(face, 256))}{{Letter}}\"", "DashScope"));
    }

    [Theory]
    [InlineData("Gorq", true)]
    [InlineData("Open AI", true)]
    [InlineData("Groq", false)]
    [InlineData("azureopenai", false)]
    [InlineData("  ", false)]
    [InlineData(null, false)]
    public async Task A_provider_that_is_not_known_is_reported_once(string? name, bool isReported)
    {
        var diagnostics = await Of("\"{Id}\"", name, analyzer: new ProjectOptionsAnalyzer());
        var messages = diagnostics.Select(d => (d.Id, d.Location, d.GetMessage(CultureInfo.InvariantCulture)));
        var message = $"BatchTasksProvider is '{name}', which is not known; it can be OpenAI, AzureOpenAI, Groq, DashScope, Zhipu, Vllm, Portable";
        Assert.Equal(isReported ? [("BT0007", Location.None, message)] : [], messages);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Of(
        string template, string? provider = null, string members = Members, string types = Types, Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer? analyzer = null)
    {
        var project = new TestProject();
        if (provider is not null)
            project.Properties["BatchTasksProvider"] = provider;

        return await AnalyzerRun.Of(TestCompilation.Create(Source(template, members, types)), [analyzer ?? new CustomIdAnalyzer()], project);
    }

    private static string Source(string template, string members = Members, string types = Types) =>
        $$"""
        using System; using BatchTasks;
        [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = {{template}}), UserMessage("x")]
        public partial record Row({{members}});
        {{types}}
        """;
}

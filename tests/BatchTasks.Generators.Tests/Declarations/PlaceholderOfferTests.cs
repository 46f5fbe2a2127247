using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Declarations;

/// <summary>The members that completion offers in a template, at the caret <c>|</c>.</summary>
public class PlaceholderOfferTests
{
    private const string Chat = "BatchTask(BatchEndpoints.ChatCompletions, Model = \"m\", CustomId = \"{Id}\")";

    [Theory]
    [InlineData($$"""{{Chat}}, UserMessage("{|")""", "", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage("{|}")""", "", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage("{Id} and {Te|} more")""", "Te", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage("{Te|xt}")""", "Te", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage("\t\"{Te|\u0041")""", "Te", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage(@"a ""b"" {Te|")""", "Te", "key Id Text Score")]
    [InlineData($$""""{{Chat}}, UserMessage("""say "{Te|" now""")"""", "Te", "key Id Text Score")]
    [InlineData(Chat + ", UserMessage(\"\"\"\n    one\n    {Te|\n    \"\"\")", "Te", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, UserMessage("one {Id} " + "two {S|")""", "S", "key Id Text Score")]
    [InlineData($$"""{{Chat}}, SystemMessageAttribute(template: "{|")""", "", "key Id Text Score")]
    [InlineData("""Input("{|")""", "", "key Id Text Score")]
    [InlineData("""BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "r-{|")""", "", "key Id Text")]
    [InlineData("""BatchTask(CustomId = "{Id}-{k|}")""", "k", "key Id Text")]
    public void In_a_placeholder_the_members_are_offered(string attributes, string typed, string members)
    {
        var (offer, source) = At(attributes);
        Assert.NotNull(offer);
        Assert.Equal(typed, source.Substring(offer.Typed.Start, offer.Typed.Length));
        Assert.Equal(members.Split(' '), offer.Members.Select(m => m.Name));
    }

    [Theory]
    [InlineData($$"""{{Chat}}, UserMessage("|{Id}")""")]
    [InlineData($$"""{{Chat}}, UserMessage("{Id}|")""")]
    [InlineData(Chat + ", UserMessage(\"{{{|\")", true)]
    [InlineData(Chat + ", UserMessage(\"a {{|\")")]
    [InlineData($$"""{{Chat}}, UserMessage("{|{")""")]
    [InlineData($$"""{{Chat}}, UserMessage("{Score:|")""")]
    [InlineData($$"""{{Chat}}, UserMessage("{not a|")""")]
    [InlineData($$"""{{Chat}}, UserMessage(|"{")""")]
    [InlineData($$"""{{Chat}}, UserMessage("{"|)""")]
    [InlineData($$"""{{Chat}}, BodyJson("a", "{|")""")]
    [InlineData($$"""{{Chat}}, Obsolete("{|")""")]
    [InlineData("""BatchTask(BatchEndpoints.ChatCompletions, Model = "{|", CustomId = "{Id}")""")]
    [InlineData("""BatchTask("{|")""")]
    [InlineData("|")]
    public void Elsewhere_nothing_is_offered(string attributes, bool isOpenAgain = false)
    {
        // A third brace opens a placeholder again.
        Assert.Equal(isOpenAgain, At(attributes).Offer is not null);
    }

    private static (PlaceholderOffer? Offer, string Source) At(string attributes)
    {
        var marked = $$"""
            using System;
            using BatchTasks;
            [{{attributes}}]
            public partial class Review(string key)
            {
                public int Id { get; set; }
                public string Text { get; set; } = "";
                public double Score;
                public static int Count;
                public string Set { set { } }
                public void Method() { }
            }
            """;
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        var source = marked.Remove(position, 1);
        var output = GeneratorRun.Of(TestCompilation.Create(source)).Output;
        var tree = output.SyntaxTrees.First();
        return (PlaceholderOffer.At(position, tree.GetRoot(TestContext.Current.CancellationToken), output.GetSemanticModel(tree), CancellationToken.None), source);
    }
}

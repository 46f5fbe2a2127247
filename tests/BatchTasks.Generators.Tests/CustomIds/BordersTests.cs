using BatchTasks.Generators.CustomIds.Search;

namespace BatchTasks.Generators.Tests.CustomIds;

/// <summary>What keeps a thousand task types cheap: most patterns are decided without a search, and no search goes on for long.</summary>
public class BordersTests
{
    [Theory]
    [InlineData("review-{Id}")]
    [InlineData("review-{Id}-{Page}")]
    [InlineData("{Id}:{Page}:{Part:UInt64}")]
    [InlineData("doc-{Document:Guid}-{Chunk}")]
    [InlineData("{Document:Guid}{Chunk}")]
    [InlineData("{Shop:UInt32}/{Day:DateOnly}/{Id}")]
    [InlineData("{Name:String}/{Id}")]
    [InlineData("{Name:String}-{Id:UInt32}")]
    [InlineData("{Shop:Guid}-{Name:String}-{Id:UInt32}")]
    [InlineData("{Kind:Good|Bad|Fair}-{Id:Int64}")]
    [InlineData("{Kind:Good|Bad|Fair}{Id:Int64}")]
    [InlineData("{When:DateTimeOffset}-{Id}")]
    [InlineData("{Flag:Boolean}{Letter:Char}{Name:String}")]
    public void Ordinary_patterns_need_no_search(string pattern) => Assert.True(Borders.AreCertain(Patterns.Parse(pattern)));

    [Theory]
    [InlineData("{Id}{Page}")]
    [InlineData("{Name:String}-{Id}")]
    [InlineData("{Name:String}-{Title:String}")]
    [InlineData("{Name:String}{Id:UInt32}")]
    [InlineData("{Kind:Half|Half1}{Id}")]
    [InlineData("{Kind:A|A-}-{Name:String}")]
    [InlineData("{When:DateTime}{Name:String}")]
    [InlineData("{Id}-{Name:String}-{Page}")]
    public void What_needs_a_search_is_left_to_it(string pattern) => Assert.False(Borders.AreCertain(Patterns.Parse(pattern)));

    [Theory]
    [InlineData("{A:UInt64}{B:UInt64}{C:UInt64}{D:UInt64}x")]
    [InlineData("{A:TimeSpan}{B:TimeSpan}{C:DateTimeOffset}{D:TimeSpan}")]
    [InlineData("{A:String}{B:DateTimeOffset}{C:TimeSpan}{D:Guid}{E:String}")]
    [InlineData("{A:String}-{A:String}-{B:String}-{B:String}")]
    public void A_search_ends_at_its_limit(string pattern)
    {
        var model = Patterns.Parse(pattern);
        var side = IdPattern.Of(model, BatchTasks.Generators.CustomIds.Texts.AnyText.All);
        var search = new ProductSearch(side, side, new IdAlphabet(side).Characters, mustDiffer: true, limit: 50);
        Assert.Equal(SearchOutcome.Unknown, search.Run(TestContext.Current.CancellationToken).Outcome);
    }
}

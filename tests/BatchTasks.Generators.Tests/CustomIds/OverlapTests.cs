using BatchTasks.Generators.CustomIds;

namespace BatchTasks.Generators.Tests.CustomIds;

public class OverlapTests
{
    [Theory]
    [InlineData("review-{Id}", "review-{Page}", "review-1")]
    [InlineData("{Name:String}", "summary-{Id}", "summary-1")]
    [InlineData("{Name:String}", "{Title:String}", "a")]
    [InlineData("review-{Name:String}", "review-{Id}-{Page}", "review-1-1")]
    [InlineData("{Id:SByte}", "{Id:UInt64}0", "10")]
    [InlineData("{Kind:Good|Bad}-{Id}", "Bad{Page:Int32}", "Bad-1")]
    [InlineData("{Key:Guid}", "{Name:String}-{Other:String}", "11111111-1111-1111-1111-111111111111")]
    [InlineData("{Day:DateOnly}", "{Year}-0{Month}-{Rest:String}", "1111-01-11")]
    [InlineData("{Letter:Char}", "{Id:Byte}", "1")]
    [InlineData("{Letter:Char}", "\u00e9{Name:String}", "\u00e9")]
    [InlineData("{Name:String}x", "{Kind:x|yy}", "x")]
    [InlineData("{Id}-{Id}", "{A}-{B}", "1-1")]
    [InlineData("{Key:Guid}-{Name:String}", "{Key:Guid}-b-{Id}", "11111111-1111-1111-1111-111111111111-b-1")]
    [InlineData("{Id}-{Name:String}", "{Id}--a", "1--a")]
    public void An_id_that_both_can_give_is_found(string first, string second, string id)
    {
        Assert.Equal(id, Overlap.Find(Patterns.Parse(first), Patterns.Parse(second), TestContext.Current.CancellationToken));
        Assert.Equal(id, Overlap.Find(Patterns.Parse(second), Patterns.Parse(first), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("review-{Id}", "summary-{Id}")]
    [InlineData("review-{Id}", "reviews-{Id}")]
    [InlineData("review-{Name:String}", "summary-{Name:String}")]
    [InlineData("{Id}-review", "{Name:String}-summary")]
    [InlineData("{Id:Byte}", "25{Digit:Char}9")]
    [InlineData("{Id}", "0{Rest:UInt32}")]
    [InlineData("{Id}", "{Kind:Good|Bad}")]
    [InlineData("{Key:Guid}", "{Id}-{Page}")]
    [InlineData("{Day:DateOnly}", "{Year:UInt16}-02-30")]
    [InlineData("1900-02-29", "{Day:DateOnly}")]
    [InlineData("{Letter:Char}", "{Name:a|bb}c")]
    [InlineData("{Flag:Boolean}", "T{Name:String}")]
    [InlineData("{Id:Int64}", "9223372036854775808{Rest:String}")]
    [InlineData("{Id}:{Page}", "{Id}-{Page}")]
    [InlineData("{Key:Guid}-a-{Name:String}", "{Key:Guid}-b-{Name:String}")]
    [InlineData("{Kind:x|xy}-{Day:DateOnly}-a-{Id}", "{Kind:x|xy}-{Day:DateOnly}-b-{Id}")]
    public void Ids_that_can_not_meet_are_left_alone(string first, string second)
    {
        Assert.Null(Overlap.Find(Patterns.Parse(first), Patterns.Parse(second), TestContext.Current.CancellationToken));
        Assert.Null(Overlap.Find(Patterns.Parse(second), Patterns.Parse(first), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{Key:Guid}-task@-{Id}")]
    [InlineData("{Id}-task@-{Page}")]
    [InlineData("{Day:DateOnly}/{Id}/task@")]
    [InlineData("task@-{Day:DateOnly}-{Id}")]
    public void A_batch_of_hundreds_of_task_types_is_compared_in_no_time(string pattern)
    {
        var patterns = Enumerable.Range(100, 300).Select(i => Patterns.Parse(pattern.Replace("@", $"{i}", StringComparison.Ordinal))).ToList();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < patterns.Count; i++)
        {
            for (var j = 0; j < i; j++)
                Assert.Null(Overlap.Find(patterns[i], patterns[j], TestContext.Current.CancellationToken));
        }

        // 45,000 searches take ten times as long.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(1), $"{watch.Elapsed}");
    }
}

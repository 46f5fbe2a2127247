using BatchTasks.Generators.CustomIds;
using BatchTasks.Generators.Model;

namespace BatchTasks.Generators.Tests.CustomIds;

public class AmbiguityTests
{
    [Theory]
    // Numbers without a border, and with one that is a minus sign as well
    [InlineData("review-{Id}{Page}", "(Id: 1, Page: 11) and (Id: 11, Page: 1) both give 'review-111'")]
    [InlineData("{Id:UInt32}0{Page:UInt32}", "(Id: 1, Page: 101) and (Id: 101, Page: 1) both give '10101'")]
    [InlineData("{Name:String}-{Id}", "(Name: \"a\", Id: -1) and (Name: \"a-\", Id: 1) both give 'a--1'")]
    [InlineData("{Id:Byte}{Page:Byte}", "(Id: 1, Page: 11) and (Id: 11, Page: 1) both give '111'")]
    // Strings
    [InlineData("{Category:String}-{Name:String}", "(Category: \"a\", Name: \"b-c\") and (Category: \"a-b\", Name: \"c\") both give 'a-b-c'")]
    [InlineData("{A:String}{B:String}", "(A: \"a\", B: \"bc\") and (A: \"ab\", B: \"c\") both give 'abc'")]
    [InlineData("{A:String}\ud83d\ude00{B:String}", "(A: \"a\", B: \"b\ud83d\ude00c\") and (A: \"a\ud83d\ude00b\", B: \"c\") both give 'a\ud83d\ude00b\ud83d\ude00c'")]
    [InlineData("{Day:DateOnly}{A:String}{Id:UInt16}", "(Day: 1111-11-11, A: \"a\", Id: 11) and (Day: 1111-11-11, A: \"a1\", Id: 1) both give '1111-11-11a11'")]
    [InlineData("{A:String}{C:Char}{B:String}", "(A: \"a\", C: 'b', B: \"cd\") and (A: \"ab\", C: 'c', B: \"d\") both give 'abcd'")]
    [InlineData("{A:x|xy}{B:String}y", "(A: x, B: \"ya\") and (A: xy, B: \"a\") both give 'xyay'")]
    // Names
    [InlineData("{A:a|ab}{B:c|bc}", "(A: a, B: bc) and (A: ab, B: c) both give 'abc'")]
    [InlineData("{Kind:Half|Half1}{Id}", "(Kind: Half, Id: 11) and (Kind: Half1, Id: 1) both give 'Half11'")]
    // Forms of more than one length
    [InlineData("{When:DateTime}{Rest:String}", "(When: 1111-11-11T11:11:11.1111111, Rest: \"Za\") and (When: 1111-11-11T11:11:11.1111111Z, Rest: \"a\") both give '1111-11-11T11:11:11.1111111Za'")]
    [InlineData("{Id:UInt64}{Span:TimeSpan}x", "(Id: 1, Span: 11.11:11:11) and (Id: 11, Span: 1.11:11:11) both give '111.11:11:11x'")]
    // One member, one value
    [InlineData("{Id:UInt32}{Page:UInt32}{Id:UInt32}", "(Id: 1, Page: 111) and (Id: 11, Page: 1) both give '11111'")]
    public void Two_different_tasks_are_shown(string pattern, string message)
    {
        var witness = Ambiguity.Find(Patterns.Parse(pattern), TestContext.Current.CancellationToken);
        Assert.Equal(message, $"({witness?.FirstShown}) and ({witness?.SecondShown}) both give '{witness?.Id}'");
        Assert.False(Ambiguity.IsNone(Patterns.Parse(pattern), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("{Id}")]
    [InlineData("{Name:String}")]
    [InlineData("review-{Id}-{Page}")]
    [InlineData("review-{Id}-{Page}-{Version:Int64}")]
    [InlineData("{Id:Int64}.{Page:Int64}")]
    [InlineData("{Name:String}/{Id}")]
    [InlineData("{Name:String}-{Id:UInt32}")]
    [InlineData("{Name:String}-{Day:DateOnly}-{Id:UInt64}")]
    [InlineData("{Name:String}{Key:Guid}")]
    [InlineData("{Name:String}{Letter:Char}")]
    [InlineData("{Key:Guid}{Name:String}")]
    [InlineData("{Key:Guid}{Other:Guid}{Id}")]
    [InlineData("{Key:Guid}-{Name:String}-{Other:Guid}")]
    [InlineData("{Flag:Boolean}{Id}")]
    [InlineData("{Flag:Boolean}{Name:String}")]
    [InlineData("{A:Char}{B:Char}{C:Char}")]
    [InlineData("{Kind:Good|Bad}{Id}")]
    [InlineData("{Kind:Good|Bad}{Name:String}{Mood:Up|Down}")]
    [InlineData("{Day:DateOnly}{Time:TimeOnly}{Id}")]
    [InlineData("{When:DateTimeOffset}{Rest:String}")]
    [InlineData("{When:DateTime}{Id}")]
    [InlineData("{When:DateTime}/{Name:String}")]
    [InlineData("{Span:TimeSpan}/{Other:TimeSpan}")]
    [InlineData("{Letter:Char}-{Id}-{Letter:Char}")]
    [InlineData("{Id}-{Page}-{Id}")]
    public void What_is_read_in_one_way_is_not_ambiguous(string pattern)
    {
        Assert.Null(Ambiguity.Find(Patterns.Parse(pattern), TestContext.Current.CancellationToken));
        Assert.True(Ambiguity.IsNone(Patterns.Parse(pattern), TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_name_that_two_values_of_an_enum_have_is_ambiguous()
    {
        var hole = Patterns.Hole("Kind", "Good|Bad");
        var names = hole.Names.Append(new EnumMemberModel("global::Kind.@Fine", "Good")).ToEquatableArray();
        var witness = Ambiguity.Find(Patterns.Of(["", "-", ""], [hole with { Names = names }, Patterns.Hole("Id", "Int32")]), TestContext.Current.CancellationToken);
        Assert.Equal(("Kind: Good, Id: 1", "Kind: Fine, Id: 1", "Good-1"), (witness?.FirstShown, witness?.SecondShown, witness?.Id));
    }

    [Fact]
    public void Of_a_member_that_stands_twice_nothing_is_said_where_it_is_not_certain()
    {
        // Without the rule of one value, "a-b-c" would be ("a", "b-c") and ("a-b", "c") and more. With it, only ids like "x-x" can be, in one way each.
        var pattern = Patterns.Parse("{Name:String}-{Name:String}");
        Assert.Null(Ambiguity.Find(pattern, TestContext.Current.CancellationToken));
        Assert.False(Ambiguity.IsNone(pattern, TestContext.Current.CancellationToken));
    }
}

namespace BatchTasks.Tests.CustomIds;

public sealed class CustomIdTemplateTests
{
    private static string[]? Match(string[] literals, CustomIdText[] holes, string id)
    {
        var match = new CustomIdTemplate(literals, holes).Match(id);
        if (!match.IsMatch)
            return null;

        var texts = new string[holes.Length];
        for (var hole = 0; hole < texts.Length; hole++)
            texts[hole] = match.ReadString(hole);

        return texts;
    }

    [Fact]
    public void Each_hole_gets_its_text() =>
        Assert.Equal(["42", "x-y"], Match(["review-", "-", ""], [CustomIdText.Int32, CustomIdText.String], "review-42-x-y")!);

    [Theory]
    [InlineData("review-42")]
    [InlineData("review--x")]
    [InlineData("Review-42-x")]
    [InlineData("review-042-x")]
    [InlineData("review-2147483648-x")]
    [InlineData("")]
    public void An_id_that_the_template_never_writes_does_not_match(string id) =>
        Assert.Null(Match(["review-", "-", ""], [CustomIdText.Int32, CustomIdText.String], id));

    [Theory]
    [InlineData("a-b", true)]
    [InlineData("a-b-c", false)]
    [InlineData("-", true)]
    [InlineData("--", false)]
    public void An_id_of_two_different_tasks_does_not_match(string id, bool matches) =>
        Assert.Equal(matches, Match(["", "-", ""], [CustomIdText.String, CustomIdText.String], id) is not null);

    [Theory]
    [InlineData("12", true)]
    [InlineData("1", false)]
    [InlineData("123", false)]
    [InlineData("-1-2", true)]
    public void Adjacent_numbers_match_only_where_the_border_is_certain(string id, bool matches) =>
        Assert.Equal(matches, Match(["", "", ""], [CustomIdText.Int32, CustomIdText.Int32], id) is not null);

    [Fact]
    public void Fixed_forms_tell_adjacent_holes_apart()
    {
        var guid = Guid.NewGuid().ToString();
        Assert.Equal([guid, "rest"], Match(["", "", ""], [CustomIdText.Guid, CustomIdText.String], guid + "rest")!);
        Assert.Equal(["Good", "7"], Match(["", "", "!"], [CustomIdText.OneOf("Bad", "Good"), CustomIdText.Byte], "Good7!")!);
        Assert.Null(Match(["", "", ""], [CustomIdText.OneOf("A", "AB"), CustomIdText.String], "ABC"));
    }

    [Fact]
    public void A_template_without_holes_matches_itself()
    {
        Assert.Equal([], Match(["fixed"], [], "fixed")!);
        Assert.Null(Match(["fixed"], [], "fixed!"));
        Assert.Null(Match(["fixed"], [], "fix"));
        Assert.Throws<ArgumentException>(() => new CustomIdTemplate(["a"], [CustomIdText.String]));
    }

    public static TheoryData<CustomIdText, string, string> Forms() => new()
    {
        { CustomIdText.Boolean, "true", "True" },
        { CustomIdText.Char, "é", "ab" },
        { CustomIdText.SByte, "-128", "-129" },
        { CustomIdText.Byte, "255", "256" },
        { CustomIdText.Int16, "-32768", "+1" },
        { CustomIdText.UInt16, "65535", "-0" },
        { CustomIdText.Int32, "0", " 0" },
        { CustomIdText.UInt32, "4294967295", "00" },
        { CustomIdText.Int64, "-9223372036854775808", "1e3" },
        { CustomIdText.UInt64, "18446744073709551615", "1,000" },
        { CustomIdText.Guid, "0f8fad5b-d9cb-469f-a165-70867728950e", "0F8FAD5B-D9CB-469F-A165-70867728950E" },
        { CustomIdText.DateOnly, "2026-02-28", "2026-02-30" },
        { CustomIdText.TimeOnly, "23:59:59.9999999", "23:59" },
        { CustomIdText.DateTime, "2026-02-28T01:02:03.0000000Z", "2026-02-28T01:02:03Z" },
        { CustomIdText.DateTimeOffset, "2026-02-28T01:02:03.0000000+09:00", "2026-02-28T01:02:03.0000000" },
        { CustomIdText.TimeSpan, "-1.02:03:04", "1:2:3" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Each_type_has_exactly_the_form_that_is_written(CustomIdText type, string form, string other)
    {
        Assert.True(type.Contains(form));
        Assert.False(type.Contains(other));
        Assert.False(type.Contains(""));
    }
}

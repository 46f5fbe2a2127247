using System.Text;
using BatchTasks.Answers;
using BatchTasks.Json;
using BatchTasks.Results;
using BatchTasks.Tests.Kernels;

namespace BatchTasks.Tests.Results.Layouts;

/// <summary>Which lines are read by the layout of others.</summary>
public sealed class LearningTests
{
    [Fact]
    public void A_line_is_read_by_the_layout_of_one_before()
    {
        using var layouts = new LineLayouts(readsVectors: false);
        Assert.False(TryRead(layouts, LayoutLines.Chat[0]));
        Learn(layouts, LayoutLines.Chat[0]);

        Assert.True(TryRead(layouts, LayoutLines.Chat[0]));
        Assert.True(TryRead(layouts, LayoutLines.Chat[1]));
        Assert.True(TryRead(layouts, LayoutLines.Chat[2]));
        Assert.True(TryRead(layouts, LayoutLines.Chat[0]));
    }

    [Theory]
    [InlineData("\"refusal\": null", "\"refusal\": \"no\"")]
    [InlineData("\"index\": 0", "\"index\":0")]
    [InlineData("\"index\": 0", "\"index\": 00")]
    [InlineData("\"index\": 0", "\"index\": true")]
    [InlineData("\"id\": \"batch", "\"id\": \"\\batch\\x")]
    [InlineData("\"id\": \"batch", "\"id\": \"\tbatch")]
    [InlineData("}, \"error\"", "}], \"error\"")]
    public void A_line_with_other_bytes_between_its_values_is_not(string from, string to)
    {
        using var layouts = new LineLayouts(readsVectors: false);
        Learn(layouts, LayoutLines.Chat[0]);
        TryRead(layouts, LayoutLines.Chat[1]);

        Assert.False(TryRead(layouts, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Chat[0]).Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void A_line_that_is_not_UTF_8_is_not()
    {
        using var layouts = new LineLayouts(readsVectors: false);
        Learn(layouts, LayoutLines.Chat[0]);
        byte[] line = [.. LayoutLines.Chat[0]];
        line[line.AsSpan().IndexOf("review"u8)] = 0xC3;

        Assert.False(TryRead(layouts, line));
    }

    [Fact]
    public void The_text_of_the_answer_is_read_with_the_line_where_the_machine_can()
    {
        using var layouts = new LineLayouts(readsVectors: false);
        Learn(layouts, LayoutLines.Chat[0]);
        var read = default(ResultLine);
        var body = default(ResponseBody);

        Assert.True(layouts.TryRead(LayoutLines.Chat[1], ref read, ref body));
        Assert.Equal(Vector512Blocks.IsSupported, body.First.HasText);
        if (body.First.HasText)
            Assert.Equal(PlainUnescape.Unescape(body.First.Content[1..^1]), body.First.Text.ToArray());
    }

    [Fact]
    public void A_line_with_a_vector_that_is_not_UTF_8_before_or_after_it_is_not()
    {
        using var layouts = new LineLayouts(readsVectors: true);
        Learn(layouts, LayoutLines.Embeddings[0]);
        foreach (var place in new[] { "chunk"u8.ToArray(), "text-embedding"u8.ToArray() })
        {
            byte[] line = [.. LayoutLines.Embeddings[1]];
            line[line.AsSpan().IndexOf(place)] = 0xC3;
            Assert.False(TryRead(layouts, line));
        }

        Assert.True(TryRead(layouts, LayoutLines.Embeddings[1]));
    }

    [Fact]
    public void A_vector_of_another_length_is_read()
    {
        using var layouts = new LineLayouts(readsVectors: true);
        Learn(layouts, LayoutLines.Embeddings[0]);

        Assert.True(TryRead(layouts, LayoutLines.Embeddings[4]));
        Assert.Equal([-1f, 2], Assert.Single(layouts.Decoded.Vectors));
    }

    [Fact]
    public void Vectors_are_read_once_with_the_line()
    {
        using var layouts = new LineLayouts(readsVectors: true);
        Learn(layouts, LayoutLines.Embeddings[2]);

        Assert.True(TryRead(layouts, LayoutLines.Embeddings[3]));
        Assert.Equal([0.25f, -1, 7], Assert.Single(layouts.Decoded.Vectors));
        Assert.False(TryRead(layouts, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Embeddings[3]).Replace("-1,", "-01,", StringComparison.Ordinal))));
        Assert.Empty(layouts.Decoded.Vectors);
    }

    [Theory]
    [InlineData("\"index\": 0", "\"index\": 1")]
    [InlineData("\"index\": 0", "\"index\": 0, \"embedding\": [2]")]
    public void Vectors_that_are_not_in_order_are_left_to_their_reader(string from, string to)
    {
        using var layouts = new LineLayouts(readsVectors: true);
        Learn(layouts, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Embeddings[2]).Replace(from, to, StringComparison.Ordinal)));

        Assert.False(TryRead(layouts, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Embeddings[3]).Replace(from, to, StringComparison.Ordinal))));
    }

    [Fact]
    public void An_index_is_the_same_in_all_lines_of_a_layout()
    {
        using var layouts = new LineLayouts(readsVectors: true);
        Learn(layouts, LayoutLines.Embeddings[0]);

        Assert.True(TryRead(layouts, LayoutLines.Embeddings[1]));
        Assert.False(TryRead(layouts, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(LayoutLines.Embeddings[1]).Replace("\"index\": 0", "\"index\": 1", StringComparison.Ordinal))));
    }

    [Fact]
    public void The_last_layouts_are_kept()
    {
        byte[][] different = [LayoutLines.Chat[0], LayoutLines.Compact[0], LayoutLines.Compact[1], LayoutLines.Responses[0]];
        using var layouts = new LineLayouts(readsVectors: false);
        foreach (var line in different)
            LearnAfterPauses(layouts, line);

        Assert.All(different, line => Assert.True(TryRead(layouts, line)));
        LearnAfterPauses(layouts, LayoutLines.Responses[1]);
        Assert.False(TryRead(layouts, different[0]));
        Assert.All([.. different[1..], LayoutLines.Responses[1]], line => Assert.True(TryRead(layouts, line)));
    }

    private static bool TryRead(LineLayouts layouts, byte[] line)
    {
        var read = default(ResultLine);
        var body = default(ResponseBody);
        return layouts.TryRead(line, ref read, ref body);
    }

    private static void Learn(LineLayouts layouts, byte[] line)
    {
        var read = ResultLine.Read(line, isTerminated: true);
        var body = ResponseBody.Read(read.Body);
        layouts.Learn(line, ref read, ref body);
    }

    private static void LearnAfterPauses(LineLayouts layouts, byte[] line)
    {
        for (var i = 0; i < 100 && !TryRead(layouts, line); i++)
            Learn(layouts, line);
    }
}

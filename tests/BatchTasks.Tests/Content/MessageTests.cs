using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Content;

public sealed class MessageTests
{
    [Fact]
    public void Nothing_is_no_message()
    {
        Assert.Throws<ArgumentException>(() => BatchMessage.User());
        Assert.Throws<ArgumentException>(() => BatchMessage.System(new List<BatchContent>()));
        Assert.Throws<ArgumentException>(() => BatchMessage.User("a", null!));
        Assert.Throws<ArgumentNullException>(() => BatchMessage.Developer((IEnumerable<BatchContent>)null!));
        Assert.Throws<ArgumentException>(() => BatchMessage.Assistant([], "text"));
        Assert.Throws<ArgumentException>(() => BatchMessage.Assistant([Calls.Of("", "f", "{}")]));
        Assert.Throws<ArgumentException>(() => BatchMessage.Assistant([Calls.Of("c", "f", null!)]));
        Assert.Throws<ArgumentException>(() => BatchMessage.AssistantRefusal(""));
        Assert.Throws<ArgumentException>(() => BatchMessage.Tool(" ", "result"));
        Assert.Throws<ArgumentException>(() => BatchMessage.Tool("call-1"));
        Assert.Throws<ArgumentException>(() => BatchMessage.User("a") with { Refusal = "No." });
        Assert.Throws<ArgumentException>(() => BatchMessage.User("a") with { IsCustomToolOutput = true });
    }

    [Fact]
    public void Messages_are_equal_where_they_say_the_same()
    {
        Func<BatchMessage>[] different =
        [
            () => BatchMessage.User("a"),
            () => BatchMessage.User("a", "b"),
            () => BatchMessage.User("b"),
            () => BatchMessage.User("a") with { Name = "ann" },
            () => BatchMessage.System("a"),
            () => BatchMessage.Developer("a"),
            () => BatchMessage.Assistant("a"),
            () => BatchMessage.AssistantRefusal("a"),
            () => BatchMessage.Assistant([Calls.Of("1", "f", "{}")], "a"),
            () => BatchMessage.Assistant([Calls.Of("2", "f", "{}")], "a"),
            () => BatchMessage.Tool("1", "a"),
            () => BatchMessage.Tool("2", "a"),
            () => BatchMessage.Tool("2", "a") with { IsCustomToolOutput = true },
        ];

        for (var left = 0; left < different.Length; left++)
        {
            for (var right = 0; right < different.Length; right++)
            {
                Assert.Equal(left == right, different[left]() == different[right]());
                Assert.True(left != right || different[left]().GetHashCode() == different[right]().GetHashCode());
            }
        }
    }

    [Fact]
    public void A_message_stays_as_it_was_made()
    {
        var content = new List<BatchContent> { "a" };
        BatchContent[] array = ["a"];
        var calls = new List<BatchToolCall> { Calls.Of("1", "f", "{}") };
        BatchMessage[] messages = [BatchMessage.User(content), BatchMessage.User(array), BatchMessage.Assistant(calls, array)];

        content.Add("b");
        array[0] = "c";
        calls.Clear();

        Assert.All(messages, message => Assert.Equal(["a"], message.Content));
        Assert.Single(messages[2].ToolCalls);
        Assert.Throws<NotSupportedException>(() => ((IList<BatchContent>)messages[0].Content)[0] = "d");
        Assert.Throws<NotSupportedException>(() => ((IList<BatchToolCall>)messages[2].ToolCalls)[0] = Calls.Of("2", "g", "{}"));
    }

    [Fact]
    public void A_message_is_shown_short()
    {
        Assert.Equal("User: Look. | BatchImage { file-1 }", BatchMessage.User("Look.", BatchImage.FromFileId("file-1")).ToString());
        Assert.Equal("Assistant:  → f({\"a\":1})", BatchMessage.Assistant([Calls.Of("1", "f", "{\"a\":1}")]).ToString());
        Assert.Equal("Assistant: (refused) No.", BatchMessage.AssistantRefusal("No.").ToString());
        Assert.True(BatchMessage.User(Enumerable.Repeat<BatchContent>(new string('a', 10_000), 1000)).ToString().Length < 1000);
    }
}

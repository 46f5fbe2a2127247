using Microsoft.Extensions.AI;

namespace BatchTasks.MessageTests;

public sealed class ExtensionsAIMessageTests
{
    private static readonly byte[] s_bytes = [1, 2, 3];

    private static BatchContent Only(AIContent content) => Assert.Single(new ChatMessage(ChatRole.User, [content]).ToBatchMessage().Content);

    [Fact]
    public void Contents_become_what_they_show()
    {
        Assert.Equal("a", Only(new TextContent("a")));
        Assert.Equal("", Only(new TextContent(null)));
        Assert.Equal(BatchImage.FromBytes(s_bytes, "image/png"), Only(new DataContent(s_bytes, "image/png")));
        Assert.Equal(BatchImage.FromUrl("https://example.com/a"), Only(new UriContent("https://example.com/a", "image/*")));
        Assert.Equal(BatchImage.FromFileId("file-1"), Only(new HostedFileContent("file-1") { MediaType = "image/png" }));
        Assert.Equal(BatchAudio.FromBytes(s_bytes, BatchAudioFormat.Wav), Only(new DataContent(s_bytes, "audio/x-wav")));
        Assert.Equal(BatchAudio.FromBytes(s_bytes, BatchAudioFormat.Mp3), Only(new DataContent(s_bytes, "audio/mp3")));
        Assert.Equal(BatchFileInput.FromBytes(s_bytes, "a.pdf", "application/pdf"), Only(new DataContent(s_bytes, "application/pdf") { Name = "a.pdf" }));
        Assert.Equal(BatchFileInput.FromBytes(s_bytes, "file.csv", "text/csv"), Only(new DataContent(s_bytes, "text/csv")));
        Assert.Equal(BatchFileInput.FromBytes(s_bytes, "file", "a/b"), Only(new DataContent(s_bytes, "a/b")));
        Assert.Equal(BatchFileInput.FromUrl("https://example.com/a.pdf"), Only(new UriContent("https://example.com/a.pdf", "application/pdf")));
        Assert.Equal(BatchFileInput.FromFileId("file-1"), Only(new HostedFileContent("file-1")));
    }

    [Theory]
    [InlineData("auto", BatchImageDetail.Auto)]
    [InlineData("HIGH", BatchImageDetail.High)]
    [InlineData("original", BatchImageDetail.Original)]
    public void The_detail_of_an_image_is_where_the_client_has_it(string detail, BatchImageDetail expected)
    {
        AdditionalPropertiesDictionary properties = new() { ["detail"] = detail };

        Assert.Equal(expected, Assert.IsType<BatchImage>(Only(new UriContent("https://example.com/a", "image/png") { AdditionalProperties = properties })).Detail);
        Assert.Equal(expected, Assert.IsType<BatchImage>(Only(new HostedFileContent("f") { MediaType = "image/png", AdditionalProperties = properties })).Detail);
    }

    [Fact]
    public void Roles_and_names_are_kept()
    {
        Assert.Equal(BatchMessage.System("a"), new ChatMessage(ChatRole.System, "a").ToBatchMessage());
        Assert.Equal(BatchMessage.Developer("a"), new ChatMessage(new ChatRole("developer"), "a").ToBatchMessage());
        Assert.Equal(BatchMessage.User("a") with { Name = "ann" }, new ChatMessage(ChatRole.User, "a") { AuthorName = "ann" }.ToBatchMessage());
        Assert.Equal(BatchMessage.Assistant("a"), new ChatMessage(ChatRole.Assistant, "a").ToBatchMessage());
        Assert.Equal(BatchMessage.Tool("call-1", "a"), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("call-1", "a")]).ToBatchMessage());
    }

    [Fact]
    public void Each_result_is_a_message_of_its_own_in_its_place()
    {
        ChatMessage[] messages =
        [
            new(ChatRole.Assistant, [new TextContent("Wait."), new FunctionCallContent("1", "f"), new FunctionResultContent("1", "x"), new TextContent("Done.")]),
            new(ChatRole.Tool, [new FunctionResultContent("2", "y"), new FunctionResultContent("3", null)]),
            new(ChatRole.User, [new FunctionResultContent("4", "z"), new TextContent("And?")]),
        ];

        Assert.Equal(
            [
                BatchMessage.Assistant([new BatchToolCall { Id = "1", Name = "f", ArgumentsJson = "{}" }], "Wait."),
                BatchMessage.Tool("1", "x"),
                BatchMessage.Assistant("Done."),
                BatchMessage.Tool("2", "y"),
                BatchMessage.Tool("3", ""),
                BatchMessage.Tool("4", "z"),
                BatchMessage.User("And?"),
            ],
            messages.ToBatchMessages());
        Assert.Throws<InvalidOperationException>(() => messages[0].ToBatchMessage());
    }

    [Fact]
    public void A_result_may_be_contents()
    {
        Assert.Equal(
            """{"type":"function_call_output","call_id":"1","output":[{"type":"input_text","text":"a"},{"type":"input_image","detail":"auto","image_url":"https://example.com/a.png"}]}""",
            Written.Responses(Result((AIContent[])[new TextContent("a"), new UriContent("https://example.com/a.png", "image/png")])));
        Assert.Equal(BatchMessage.Tool("1", "a"), Result(new TextContent("a")));
        Assert.Equal(BatchMessage.Tool("1", """{"a":[1]}"""), Result(new Dictionary<string, object?> { ["a"] = new[] { 1 } }));

        static BatchMessage Result(object result) => new ChatMessage(ChatRole.Tool, [new FunctionResultContent("1", result)]).ToBatchMessage();
    }

    [Fact]
    public void What_has_no_place_in_a_request_is_passed_over()
    {
        Assert.Empty(new ChatMessage[] { new(ChatRole.Assistant, [new TextReasoningContent("Hm."), new UsageContent()]) }.ToBatchMessages());
        Assert.Equal(BatchMessage.Assistant("a"), new ChatMessage(ChatRole.Assistant, [new TextReasoningContent("Hm."), new TextContent("a")]).ToBatchMessage());
        Assert.Equal(BatchMessage.AssistantRefusal("No."), new ChatMessage(ChatRole.Assistant, [new ErrorContent("No.") { ErrorCode = "Refusal" }]).ToBatchMessage());
    }

    [Fact]
    public void What_a_batch_cannot_carry_is_named()
    {
        Refused(nameof(HostedVectorStoreContent), new(ChatRole.User, [new HostedVectorStoreContent("vs")]));
        Refused(nameof(ErrorContent), new(ChatRole.Assistant, [new ErrorContent("Broken.")]));
        Refused(nameof(ErrorContent), new(ChatRole.User, [new ErrorContent("No.") { ErrorCode = "Refusal" }]));
        Refused(nameof(OwnContent), new(ChatRole.User, [new OwnContent()]));
        Refused("audio/flac", new(ChatRole.User, [new DataContent(s_bytes, "audio/flac")]));
        Refused("https://example.com/a.mp3", new(ChatRole.User, [new UriContent("https://example.com/a.mp3", "audio/mpeg")]));
        Refused("'huge'", new(ChatRole.User, [new UriContent("https://example.com/a", "image/png") { AdditionalProperties = new() { ["detail"] = "huge" } }]));
        Refused("'user'", new(ChatRole.User, [new FunctionCallContent("1", "f")]));
        Refused(nameof(TextContent), new(ChatRole.Tool, "a"));
        Refused("'narrator'", new(new ChatRole("narrator"), "a"));

        static void Refused(string part, ChatMessage message) =>
            Assert.Contains(part, Assert.Throws<NotSupportedException>(message.ToBatchMessage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_message()
    {
        Assert.Throws<ArgumentNullException>(() => ((ChatMessage)null!).ToBatchMessage());
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<ChatMessage>)null!).ToBatchMessages());
        Assert.Throws<ArgumentException>(() => new ChatMessage[] { null! }.ToBatchMessages().ToArray());
        Assert.Throws<ArgumentException>(() => new ChatMessage().ToBatchMessage());
    }

    private sealed class OwnContent : AIContent;
}

using System.Buffers;
using System.ClientModel.Primitives;
using System.Text;
using System.Text.Json.Nodes;
using OpenAI.Chat;

namespace BatchTasks.ClientTests.Messages;

/// <summary>What is written for a message is what the official package itself sends for it.</summary>
public sealed class OpenAIMessageTests
{
    private static readonly BinaryData s_png = BinaryData.FromBytes([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);

    private static readonly ChatToolCall s_call = ChatToolCall.CreateFunctionToolCall("call-1", "find", BinaryData.FromString("{\"a\":\"é\"}"));

    public static TheoryData<string, ChatMessage> Messages => new()
    {
        { "system", new SystemChatMessage("a \"b\"\n") { ParticipantName = "ann" } },
        { "developer", new DeveloperChatMessage("a") { ParticipantName = "ann" } },
        { "user", new UserChatMessage("é😀") },
        { "named user", new UserChatMessage("a") { ParticipantName = "ann" } },
        { "empty text", new UserChatMessage("") },
        { "texts", new UserChatMessage(ChatMessageContentPart.CreateTextPart("a"), ChatMessageContentPart.CreateTextPart("b")) },
        { "image url", User(ChatMessageContentPart.CreateImagePart(new Uri("https://example.com/a.png"))) },
        { "image detail", User(ChatMessageContentPart.CreateImagePart(new Uri("https://example.com/a.png"), ChatImageDetailLevel.Low)) },
        { "image bytes", User(ChatMessageContentPart.CreateImagePart(s_png, "image/png", ChatImageDetailLevel.High)) },
        { "image of another type", User(ChatMessageContentPart.CreateImagePart(s_png, "image/webp", ChatImageDetailLevel.Auto)) },
        { "wav", User(ChatMessageContentPart.CreateInputAudioPart(s_png, ChatInputAudioFormat.Wav)) },
        { "mp3", User(ChatMessageContentPart.CreateInputAudioPart(s_png, ChatInputAudioFormat.Mp3)) },
        { "file id", User(ChatMessageContentPart.CreateFilePart("file-1")) },
        { "file bytes", User(ChatMessageContentPart.CreateFilePart(s_png, "application/pdf", "a.pdf")) },
        { "assistant", new AssistantChatMessage("a") { ParticipantName = "bob" } },
        { "refusal part", new AssistantChatMessage(ChatMessageContentPart.CreateRefusalPart("No.")) },
        { "text and refusal", new AssistantChatMessage("a") { Refusal = "No." } },
        { "calls", new AssistantChatMessage([s_call, ChatToolCall.CreateFunctionToolCall("call-2", "g", BinaryData.FromString("{}"))]) },
        { "text and call", new AssistantChatMessage("a") { ToolCalls = { s_call } } },
        { "tool", new ToolChatMessage("call-1", "42") },
        { "tool parts", new ToolChatMessage("call-1", ChatMessageContentPart.CreateTextPart("a"), ChatMessageContentPart.CreateTextPart("b")) },
    };

    [Theory]
    [MemberData(nameof(Messages), DisableDiscoveryEnumeration = true)]
    public void A_message_is_written_as_the_official_package_writes_it(string name, ChatMessage message)
    {
        var expected = Unwrapped(JsonNode.Parse(ModelReaderWriter.Write(message, ModelReaderWriterOptions.Json))!);

        var written = Unwrapped(JsonNode.Parse(Write(message.ToBatchMessage()))!);

        Assert.True(JsonNode.DeepEquals(expected, written), $"{name}: expected {expected.ToJsonString()}, written {written.ToJsonString()}");
    }

    [Fact]
    public void A_conversation_keeps_its_order()
    {
        ChatMessage[] messages = [new SystemChatMessage("a"), new UserChatMessage("b"), new AssistantChatMessage([s_call]), new ToolChatMessage("call-1", "c")];

        var converted = messages.ToBatchMessages().ToArray();

        Assert.Equal([BatchRole.System, BatchRole.User, BatchRole.Assistant, BatchRole.Tool], converted.Select(static message => message.Role));
        Assert.Equal(new BatchToolCall { Id = "call-1", Name = "find", ArgumentsJson = "{\"a\":\"é\"}" }, converted[2].ToolCalls.Single());
        Assert.Equal(BatchMessage.Tool("call-1", "c"), converted[3]);
    }

    [Fact]
    public void A_refusal_alone_is_a_message() =>
        Assert.Equal(BatchMessage.AssistantRefusal("No."), new AssistantChatMessage(ChatMessageContentPart.CreateRefusalPart("No.")).ToBatchMessage());

    [Fact]
    public void What_a_batch_cannot_carry_is_named()
    {
#pragma warning disable CS0618 // The deprecated functions are what is refused.
        Refused("FunctionChatMessage", new FunctionChatMessage("f", "42"));
        Refused("FunctionCall", new AssistantChatMessage(new ChatFunctionCall("f", BinaryData.FromString("{}"))));
#pragma warning restore CS0618
        Refused("OutputAudioReference", new AssistantChatMessage(new ChatOutputAudioReference("audio-1")));
        Refused("Refusal", new UserChatMessage(ChatMessageContentPart.CreateRefusalPart("No.")));
        Refused("'huge'", User(ChatMessageContentPart.CreateImagePart(s_png, "image/png", new ChatImageDetailLevel("huge"))));
        Refused("'flac'", User(ChatMessageContentPart.CreateInputAudioPart(s_png, new ChatInputAudioFormat("flac"))));

        static void Refused(string part, ChatMessage message) =>
            Assert.Contains(part, Assert.Throws<NotSupportedException>(message.ToBatchMessage).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_message()
    {
        Assert.Throws<ArgumentNullException>(() => ((ChatMessage)null!).ToBatchMessage());
        Assert.Throws<ArgumentNullException>(() => ((IEnumerable<ChatMessage>)null!).ToBatchMessages());
        Assert.Throws<ArgumentException>(() => new UserChatMessage(Array.Empty<ChatMessageContentPart>()).ToBatchMessage());
    }

    private static UserChatMessage User(ChatMessageContentPart part) => new(ChatMessageContentPart.CreateTextPart("Look."), part);

    private static string Write(BatchMessage message)
    {
        var output = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(output);
        writer.WriteChatMessage(message);
        writer.Flush();
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>A content that is one text is the same as a string and as an array of it.</summary>
    private static JsonNode Unwrapped(JsonNode message)
    {
        if (message["content"] is JsonArray { Count: 1 } parts && parts[0]!["type"]!.GetValue<string>() == "text")
            message["content"] = parts[0]!["text"]!.GetValue<string>();

        return message;
    }
}

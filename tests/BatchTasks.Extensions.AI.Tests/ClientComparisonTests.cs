using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace BatchTasks.MessageTests;

/// <summary>What is written for a conversation is what the client of Microsoft.Extensions.AI sends for it.</summary>
public sealed class ClientComparisonTests
{
    private static readonly byte[] s_png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly FunctionCallContent s_call = new("call-1", "find", new Dictionary<string, object?> { ["a"] = "é", ["n"] = 1, ["l"] = new[] { "x" }, ["z"] = null });

    public static TheoryData<string, ChatMessage[]> Conversations => new()
    {
        { "system", [new(ChatRole.System, "a \"b\"\n")] },
        { "user", [new(ChatRole.User, "é😀") { AuthorName = "ann" }] },
        { "texts", [new(ChatRole.User, [new TextContent("a"), new TextContent("b")])] },
        { "image url", [User(new UriContent("https://example.com/a.png", "image/png"))] },
        { "image bytes", [User(new DataContent(s_png, "image/png"))] },
        { "image data url", [User(new DataContent($"data:image/webp;base64,{Convert.ToBase64String(s_png)}"))] },
        { "image detail", [User(new DataContent(s_png, "image/png") { AdditionalProperties = new() { ["detail"] = "low" } })] },
        { "wav", [User(new DataContent(s_png, "audio/wav"))] },
        { "mp3", [User(new DataContent(s_png, "audio/mpeg"))] },
        { "pdf", [User(new DataContent(s_png, "application/pdf") { Name = "a.pdf" })] },
        { "hosted file", [User(new HostedFileContent("file-1"))] },
        { "assistant", [new(ChatRole.Assistant, "a") { AuthorName = "bob" }] },
        { "reasoning", [new(ChatRole.Assistant, [new TextReasoningContent("Hm."), new TextContent("a"), new UsageContent()])] },
        { "refusal", [new(ChatRole.Assistant, [new TextContent("a"), new ErrorContent("No.") { ErrorCode = "Refusal" }])] },
        { "calls", [new(ChatRole.Assistant, [s_call, new FunctionCallContent("call-2", "g", new Dictionary<string, object?>())])] },
        { "text and call", [new(ChatRole.Assistant, [new TextContent("a"), s_call])] },
        { "results", [new(ChatRole.Tool, [new FunctionResultContent("call-1", "42"), new FunctionResultContent("call-2", null)])] },
        { "JSON result", [new(ChatRole.Tool, [new FunctionResultContent("call-1", JsonSerializer.SerializeToElement(new[] { 1, 2 }))])] },
        { "object result", [new(ChatRole.Tool, [new FunctionResultContent("call-1", new Dictionary<string, object?> { ["a"] = new[] { 1 } })])] },
        { "number", [new(ChatRole.Tool, [new FunctionResultContent("call-1", 42)])] },
        { "conversation", [new(ChatRole.System, "s"), new(ChatRole.User, "u"), new(ChatRole.Assistant, [s_call]), new(ChatRole.Tool, [new FunctionResultContent("call-1", "r")])] },
    };

    [Theory]
    [MemberData(nameof(Conversations), DisableDiscoveryEnumeration = true)]
    public void A_conversation_is_written_as_the_client_writes_it(string name, ChatMessage[] messages)
    {
        var expected = messages.AsOpenAIChatMessages().Select(static message => Alike(JsonNode.Parse(ModelReaderWriter.Write(message))!)).ToArray();

        var written = messages.ToBatchMessages().Select(static message => Alike(JsonNode.Parse(Written.Chat(message))!)).ToArray();

        Assert.Equal(expected.Length, written.Length);
        Assert.All(expected.Zip(written), pair =>
            Assert.True(JsonNode.DeepEquals(pair.First, pair.Second), $"{name}: expected {pair.First.ToJsonString()}, written {pair.Second.ToJsonString()}"));
    }

    private static ChatMessage User(AIContent content) => new(ChatRole.User, [new TextContent("Look."), content]);

    /// <summary>A content that is one text is the same as a string and as an array of it; JSON as text is the same with and without white space.</summary>
    private static JsonNode Alike(JsonNode message)
    {
        if (message["content"] is JsonArray { Count: 1 } parts && parts[0]!["type"]!.GetValue<string>() == "text")
            message["content"] = parts[0]!["text"]!.GetValue<string>();

        if (message["role"]!.GetValue<string>() == "tool" && message["content"]!.GetValue<string>() is ['[' or '{', ..] and var json)
            message["content"] = JsonNode.Parse(json);

        foreach (var call in message["tool_calls"]?.AsArray() ?? [])
            call!["function"]!["arguments"] = JsonNode.Parse(call["function"]!["arguments"]!.GetValue<string>());

        return message;
    }
}

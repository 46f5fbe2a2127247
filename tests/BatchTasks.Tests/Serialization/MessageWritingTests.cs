using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Serialization;

public sealed class MessageWritingTests
{
    private static readonly BatchToolCall s_call = Calls.Of("call-1", "find", "{\"a\":\"b\"}");

    private static string Chat(BatchMessage message) => Written.JsonBy((ref BatchLineWriter writer) => writer.WriteChatMessage(message));

    /// <summary>The items in the array that they go into, after another.</summary>
    private static string Responses(BatchMessage message)
    {
        var array = Written.JsonBy((ref BatchLineWriter writer) =>
        {
            writer.WriteConstant("[0"u8);
            writer.WriteComma();
            writer.WriteResponsesItems(message);
            writer.WriteConstant("]"u8);
        });
        return array["[0,".Length..^1];
    }

    [Fact]
    public void Chat_completions_have_these_messages()
    {
        Assert.Equal("""{"role":"system","content":"a"}""", Chat(BatchMessage.System("a")));
        Assert.Equal("""{"role":"developer","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}""", Chat(BatchMessage.Developer("a", "b")));
        Assert.Equal("""{"role":"user","name":"ann","content":""}""", Chat(BatchMessage.User("") with { Name = "ann" }));
        Assert.Equal(
            """{"role":"user","content":[{"type":"text","text":"Look."},{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}""",
            Chat(BatchMessage.User("Look.", BatchImage.FromUrl("https://example.com/a.png"))));
        Assert.Equal("""{"role":"user","content":[{"type":"file","file":{"file_id":"file-1"}}]}""", Chat(BatchMessage.User(BatchFileInput.FromFileId("file-1"))));
        Assert.Equal("""{"role":"assistant","content":"a"}""", Chat(BatchMessage.Assistant("a")));
        Assert.Equal(
            """{"role":"assistant","content":"Wait.","tool_calls":[{"id":"call-1","type":"function","function":{"name":"find","arguments":"{\"a\":\"b\"}"}}]}""",
            Chat(BatchMessage.Assistant([s_call], "Wait.")));
        Assert.Equal(
            """{"role":"assistant","tool_calls":[{"id":"call-1","type":"function","function":{"name":"find","arguments":"{\"a\":\"b\"}"}},{"id":"call-2","type":"function","function":{"name":"g","arguments":""}}]}""",
            Chat(BatchMessage.Assistant([s_call, Calls.Of("call-2", "g", "")])));
        Assert.Equal("""{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}""", Chat(BatchMessage.AssistantRefusal("No.")));
        Assert.Equal("""{"role":"assistant","content":"a","refusal":"No."}""", Chat(BatchMessage.Assistant("a") with { Refusal = "No." }));
        Assert.Equal("""{"role":"tool","tool_call_id":"call-1","content":"42"}""", Chat(BatchMessage.Tool("call-1", "42") with { Name = "find" }));
    }

    [Fact]
    public void Responses_have_these_items()
    {
        Assert.Equal("""{"role":"system","content":"a"}""", Responses(BatchMessage.System("a")));
        Assert.Equal(
            """{"role":"developer","content":[{"type":"input_text","text":"a"},{"type":"input_text","text":"b"}]}""",
            Responses(BatchMessage.Developer("a", "b")));
        Assert.Equal(
            """{"role":"user","content":[{"type":"input_text","text":"Look."},{"type":"input_image","detail":"auto","file_id":"file-1"}]}""",
            Responses(BatchMessage.User("Look.", BatchImage.FromFileId("file-1"))));
        Assert.Equal("""{"role":"assistant","content":"ab"}""", Responses(BatchMessage.Assistant("a", "b")));
        Assert.Equal("""{"role":"assistant","content":"No."}""", Responses(BatchMessage.AssistantRefusal("No.")));
        Assert.Equal(
            """{"role":"assistant","content":"Wait."},{"type":"function_call","call_id":"call-1","name":"find","arguments":"{\"a\":\"b\"}"}""",
            Responses(BatchMessage.Assistant([s_call], "Wait.")));
        Assert.Equal(
            """{"type":"function_call","call_id":"call-1","name":"find","arguments":"{\"a\":\"b\"}"},{"type":"function_call","call_id":"call-2","name":"g","arguments":"{}"}""",
            Responses(BatchMessage.Assistant([s_call, Calls.Of("call-2", "g", "{}")])));
        Assert.Equal("""{"type":"function_call_output","call_id":"call-1","output":"42"}""", Responses(BatchMessage.Tool("call-1", "42")));
        Assert.Equal(
            """{"type":"function_call_output","call_id":"call-1","name":"find","output":[{"type":"input_image","detail":"auto","file_id":"file-1"}]}""",
            Responses(BatchMessage.Tool("call-1", BatchImage.FromFileId("file-1")) with { Name = "find" }));
    }

    [Fact]
    public void Custom_tools_have_forms_of_their_own()
    {
        var call = BatchMessage.Assistant([s_call with { IsCustom = true, ArgumentsJson = "any text" }]);
        var output = BatchMessage.Tool("call-1", "42") with { Name = "find", IsCustomToolOutput = true };

        Assert.Equal("""{"role":"assistant","tool_calls":[{"id":"call-1","type":"custom","custom":{"name":"find","input":"any text"}}]}""", Chat(call));
        Assert.Equal("""{"role":"tool","tool_call_id":"call-1","content":"42"}""", Chat(output));
        Assert.Equal("""{"type":"custom_tool_call","call_id":"call-1","name":"find","input":"any text"}""", Responses(call));
        Assert.Equal("""{"type":"custom_tool_call_output","call_id":"call-1","output":"42"}""", Responses(output));
    }

    [Fact]
    public void What_a_role_does_not_have_is_refused_with_what_to_do()
    {
        var image = BatchImage.FromUrl("https://example.com/a.png");

        Refused("message of the user", () => Chat(BatchMessage.System("a", image)));
        Refused("message of the user", () => Chat(BatchMessage.Developer(image)));
        Refused("message of the user", () => Chat(BatchMessage.Assistant(image)));
        Refused("message of the user", () => Chat(BatchMessage.Tool("call-1", image)));
        Refused("message of the user", () => Responses(BatchMessage.Assistant(image)));
        Refused("/v1/chat/completions", () => Responses(BatchMessage.User(BatchAudio.FromBytes(Samples.Wav))));
        Refused("Leave the message's Name out", () => Responses(BatchMessage.User("a") with { Name = "ann" }));
        Assert.Throws<InvalidOperationException>(() => Chat(null!));
        Assert.Throws<InvalidOperationException>(() => Responses(null!));

        static void Refused(string remedy, Func<object> write) =>
            Assert.Contains(remedy, Assert.Throws<NotSupportedException>(write).Message, StringComparison.Ordinal);
    }
}

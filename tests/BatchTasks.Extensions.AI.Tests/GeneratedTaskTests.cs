using Microsoft.Extensions.AI;

namespace BatchTasks.MessageTests;

/// <summary>A conversation of Microsoft.Extensions.AI as a member of a task.</summary>
[BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
[SystemMessage("Be brief.")]
public sealed partial record ChatTalk(int Id, [property: Messages] IList<ChatMessage> Talk);

/// <summary>The same at responses, where there may be none.</summary>
[BatchTask(BatchEndpoints.Responses, Model = "m", CustomId = "{Id}")]
[UserMessage("Sum up.")]
public sealed partial record ResponsesTalk(int Id, [property: Messages] IEnumerable<ChatMessage>? Talk);

public class GeneratedTaskTests
{
    private static readonly ChatMessage[] s_talk =
    [
        new(ChatRole.User, "Where is 42?"),
        new(ChatRole.Assistant, [new FunctionCallContent("call_1", "find", new Dictionary<string, object?> { ["number"] = 42 })]),
        new(ChatRole.Tool, [new FunctionResultContent("call_1", "here")]),
    ];

    [Fact]
    public void Messages_go_to_chat_completions() => Assert.EndsWith(
        """"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Where is 42?"},{"role":"assistant","tool_calls":[{"id":"call_1","type":"function","function":{"name":"find","arguments":"{\"number\":42}"}}]},{"role":"tool","tool_call_id":"call_1","content":"here"}]}}"""",
        new ChatTalk(1, s_talk).ToBatchLine(),
        StringComparison.Ordinal);

    [Fact]
    public void Messages_go_to_responses() => Assert.EndsWith(
        """"input":[{"role":"user","content":"Where is 42?"},{"type":"function_call","call_id":"call_1","name":"find","arguments":"{\"number\":42}"},{"type":"function_call_output","call_id":"call_1","output":"here"},{"role":"user","content":"Sum up."}]}}"""",
        new ResponsesTalk(1, s_talk).ToBatchLine(),
        StringComparison.Ordinal);

    [Fact]
    public void No_messages_are_none() => Assert.EndsWith(""""input":[{"role":"user","content":"Sum up."}]}}"""", new ResponsesTalk(1, null).ToBatchLine(), StringComparison.Ordinal);
}

using System.Text;
using System.Text.Json.Nodes;
using BatchTasks.Tests.HandWritten;
using CsCheck;

namespace BatchTasks.Tests.Results;

/// <summary>Bodies that no service should send: whatever stands in them, reading throws nothing and calls nothing a success that is none.</summary>
public sealed class HostileBodyTests
{
    private static readonly Func<byte[], BatchOutcome>[] s_readers =
    [
        Read<TextAnswer, string>, Read<VerdictAnswer, Verdict>, Read<FunctionAnswer, Verdict>, Read<VectorTask, float[][]>,
        Read<TextChoices, BatchChoice<string>[]>, Read<VerdictChoice, BatchChoice<Verdict>>, Read<ToolsAnswer, BatchToolCalls>,
        Read<ModerationsAnswer, BatchModeration[]>, Read<ImagesAnswer, BatchGeneratedImage[]>, Read<VideoAnswer, BatchVideo>, Read<RawAnswer, BatchRawBody>,
    ];

    private static readonly string[] s_replacements =
    [
        "null", "true", "5", "-1e400", "\"\"", "\"\\ud800\"", "\"text\"", "[]", "{}", "[null]", "[5,\"x\",[{}]]", "{\"text\":5}", "{\"\\ud800\":[]}",
        "[{\"type\":\"message\",\"content\":[{\"refusal\":{}}]}]",
    ];

    public static TheoryData<string> Shapes() =>
    [
        Bodies.Chat(Bodies.Choice(0, $$"""{"role":"assistant","content":"hé","refusal":null,"reasoning_content":"r","annotations":[]}""", logProbs: """{"content":[{"token":"h","logprob":-0.1,"bytes":[104],"top_logprobs":[{"token":"i","logprob":-1,"bytes":null}]}]}""")),
        Bodies.Chat(Bodies.Choice(0, $$"""{"content":[{"type":"text","text":"x"}],"tool_calls":[{"id":"c","type":"function","function":{"name":"judge","arguments":"{{Bodies.GoodVerdict}}"} },{"id":"d","type":"custom","custom":{"name":"run","input":"x"} }],"function_call":{"name":"judge","arguments":{} } }""", "tool_calls")),
        Bodies.Completion("""{"text":"a","index":0,"logprobs":{"tokens":["a"],"token_logprobs":[-1],"top_logprobs":[{"b":-2}],"text_offset":[0]},"finish_reason":"stop"}"""),
        Bodies.Response($"{Bodies.Reasoning("why")},{Bodies.Message("one", "commentary")},{Bodies.Message(Bodies.GoodVerdict, "final_answer", logProbs: """[{"token":"t","logprob":-1,"bytes":[1],"top_logprobs":[]}]""")},{Bodies.Call("judge", Bodies.GoodVerdict)},{Bodies.Refusal("no")}"),
        Bodies.Response(Bodies.Message("half", status: "incomplete"), "incomplete", """{"reason":"max_output_tokens"}"""),
        """{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.5,-1e-3]},{"index":1,"embedding":"AACAPw=="}],"model":"m","usage":{"prompt_tokens":1,"total_tokens":1}}""",
        Bodies.Moderation,
        Bodies.Images($$"""{"b64_json":"{{Bodies.Png}}","revised_prompt":"p"}""", """{"url":"https://example.com/a.png"}"""),
        Bodies.Video,
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_body_that_is_cut_off_anywhere_is_no_success(string shape)
    {
        var body = Encoding.UTF8.GetBytes(shape.TrimEnd());
        for (var length = 0; length < body.Length; length++)
        {
            foreach (var read in s_readers)
                Assert.Equal(BatchOutcomeKind.Invalid, read(body[..length]).Kind);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_line_that_is_cut_off_anywhere_is_no_success(string shape)
    {
        var line = Encoding.UTF8.GetBytes(Outcomes.Line("a", 200, shape.ReplaceLineEndings("")));
        for (var length = 1; length < line.Length; length += 3)
            Assert.Equal(BatchOutcomeKind.Invalid, Assert.Single(await Outcomes.ReadAsync<TextAnswer, string>(line.AsMemory(0, length))).Kind);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Values_of_other_types_anywhere_throw_nothing(string shape)
    {
        var places = CountValues(JsonNode.Parse(shape)!);
        for (var place = 0; place < places; place++)
        {
            foreach (var replacement in s_replacements)
            {
                // As text, so that what no node can hold (half a surrogate pair, a number out of range) is in it too.
                var body = ReplaceValue(JsonNode.Parse(shape)!, place, "\u0001").ToJsonString().Replace("\"\\u0001\"", replacement, StringComparison.Ordinal);
                ReadAll(Encoding.UTF8.GetBytes(body));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Members_that_stand_twice_throw_nothing(string shape)
    {
        foreach (var replacement in s_replacements)
        {
            foreach (var name in JsonNode.Parse(shape)!.AsObject().Select(member => member.Key))
            {
                ReadAll(Encoding.UTF8.GetBytes($"{{\"{name}\":{replacement},{shape.TrimStart()[1..]}"));
                ReadAll(Encoding.UTF8.GetBytes($"{shape.TrimEnd()[..^1]},\"{name}\":{replacement}}}"));
            }
        }
    }

    [Fact]
    public void Nesting_of_any_depth_throws_nothing()
    {
        foreach (var depth in new[] { 100, 1000, 1023, 1024, 5000 })
        {
            var deep = new string('[', depth) + new string(']', depth);
            foreach (var name in new[] { "x", "choices", "output", "usage", "error", "data", "results", "incomplete_details", "status" })
                ReadAll(Encoding.UTF8.GetBytes($"{{\"{name}\":{deep}}}"));

            ReadAll(Encoding.UTF8.GetBytes($"{{\"output\":[{{\"type\":\"message\",\"content\":{deep}}}],\"choices\":[{{\"logprobs\":{deep},\"message\":{{\"content\":{deep},\"tool_calls\":{deep}}}}}]}}"));
        }

        Assert.Equal("x", TextAnswer.ValueOf(Bodies.Response($$"""{"type":"new","a":{{new string('[', 500)}}{{new string(']', 500)}} },{{Bodies.Message("x")}}""")));
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bytes_that_are_changed_throw_nothing(string shape)
    {
        var body = Encoding.UTF8.GetBytes(shape);
        Gen.Select(Gen.Int[0, body.Length - 1], Gen.Byte).Array[1, 4].Sample(
            changes =>
            {
                var changed = body.ToArray();
                foreach (var (place, value) in changes)
                    changed[place] = value;

                ReadAll(changed);
            },
            iter: 2_000);
    }

    private static void ReadAll(byte[] body)
    {
        foreach (var read in s_readers)
            Assert.NotNull(read(body).CustomId);
    }

    private static BatchOutcome<TResult> Read<TTask, TResult>(byte[] body)
        where TTask : IBatchTaskSerializer<TTask, TResult> => BatchResponse.Read<TTask, TResult>("a", 200, null, body);

    private static int CountValues(JsonNode? node) => 1 + node switch
    {
        JsonObject o => o.Sum(member => CountValues(member.Value)),
        JsonArray a => a.Sum(CountValues),
        _ => 0,
    };

    /// <summary>Puts a mark in the place of the value of that number, counted from the outside in.</summary>
    private static JsonNode ReplaceValue(JsonNode root, int place, string mark)
    {
        var count = 0;
        return Walk(root)!;

        JsonNode? Walk(JsonNode? node)
        {
            if (count++ == place)
                return JsonValue.Create(mark);

            if (node is JsonObject o)
            {
                var result = new JsonObject();
                foreach (var (name, value) in o)
                    result[name] = Walk(value)?.DeepClone();

                return result;
            }

            return node is JsonArray a ? new JsonArray([.. a.Select(item => Walk(item)?.DeepClone())]) : node?.DeepClone();
        }
    }
}

using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests;

/// <summary>Runs what was generated: the lines that it writes, the ids that it reads back.</summary>
public class ExecutionTests
{
    [Fact]
    public void A_text_task_writes_the_least_a_line_can_be()
    {
        var line = Line("text-result", "Reviews.ReviewTask", 7, "tasty \"とても\" \u2028 \ud800!");
        Assert.Equal(
            """{"custom_id":"request-7","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-3.5-turbo-0125","messages":[{"role":"system","content":"You judge reviews."},{"role":"user","content":"tasty \"とても\" \u2028 """ + "\ufffd!\"}]}}",
            line);
    }

    [Fact]
    public void A_structured_task_asks_for_its_strict_schema()
    {
        var body = Body("structured-result", "Reviews.ReviewTask", 1, "x");
        var format = body.GetProperty("response_format");
        Assert.Equal("json_schema", format.GetProperty("type").GetString());
        Assert.True(format.GetProperty("json_schema").GetProperty("strict").GetBoolean());
        Assert.Equal("Verdict", format.GetProperty("json_schema").GetProperty("name").GetString());
        Assert.Equal("Positive", format.GetProperty("json_schema").GetProperty("schema").GetProperty("properties").GetProperty("Sentiment").GetProperty("enum")[0].GetString());
        Assert.Equal(0, body.GetProperty("temperature").GetInt32());
    }

    [Fact]
    public void A_function_call_is_forced()
    {
        var body = Body("function-call", "NumbersTask", Guid.Empty, "x");
        Assert.Equal("give_numbers", body.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.True(body.GetProperty("tools")[0].GetProperty("function").GetProperty("strict").GetBoolean());
        Assert.Equal("give_numbers", body.GetProperty("tool_choice").GetProperty("function").GetProperty("name").GetString());
        Assert.False(body.GetProperty("parallel_tool_calls").GetBoolean());
    }

    [Fact]
    public void A_schema_that_is_not_strict_says_so()
    {
        var format = Body("loose-result", "Facts.FactsTask", 1, "x").GetProperty("response_format").GetProperty("json_schema");
        Assert.False(format.GetProperty("strict").GetBoolean());
        Assert.Equal(80, format.GetProperty("schema").GetProperty("properties").GetProperty("Title").GetProperty("maxLength").GetInt32());
        Assert.Equal(["Title", "Values"], format.GetProperty("schema").GetProperty("required").EnumerateArray().Select(name => name.GetString()));

        var function = Body("loose-result", "Facts.CallTask", 1, "x").GetProperty("tools")[0].GetProperty("function");
        Assert.False(function.GetProperty("strict").GetBoolean());
        Assert.Equal("""{"type":"object","additionalProperties":{"type":"integer"}}""", function.GetProperty("parameters").GetRawText());
    }

    [Fact]
    public void A_JSON_object_is_asked_for_without_a_schema()
    {
        var assembly = Load("loose-result");
        var type = assembly.GetType("Facts.ObjectTask")!;
        using var line = JsonDocument.Parse(ToBatchLine(Activator.CreateInstance(type, 1, "x")!));
        Assert.Equal("""{"type":"json_object"}""", line.RootElement.GetProperty("body").GetProperty("response_format").GetRawText());
        Assert.Null(((BatchTaskDefinition)type.GetProperty("Definition")!.GetValue(null)!).ResultSchema);
        Assert.Equal(
            """{"Title":"t","Values":{"a":null},"Rest":null,"Certainty":50,"Sources":["text"]}""",
            JsonSerializer.Serialize(Result(type, """{"Title":"t","Values":{"a":null}}""")));
    }

    [Fact]
    public void A_serializer_context_reads_what_its_names_ask_for()
    {
        var type = Load("serializer-context").GetType("Contexts.VerdictTask")!;
        var schema = ((BatchTaskDefinition)type.GetProperty("Definition")!.GetValue(null)!).ResultSchema!;
        Assert.Contains("\"how_sure\":{\"type\":\"number\"}", schema, StringComparison.Ordinal);
        Assert.Equal("Verdict { Tone = Cold, HowSure = 0.5 }", Result(type, """{"tone":"Cold","how_sure":0.5}""")!.ToString());
    }

    [Fact]
    public void A_generic_task_writes_and_reads_what_it_is_closed_with()
    {
        var assembly = Load("generic-tasks");
        var type = assembly.GetType("Generic.Ask`2")!.MakeGenericType(typeof(DateOnly), typeof(Guid));
        var task = type.GetConstructors().Single(c => c.GetParameters().Length == 4).Invoke([5, "when", new DateOnly(2024, 2, 29), null]);
        Assert.Contains("\"content\":\"when: 02/29/2024\"", ToBatchLine(task), StringComparison.Ordinal);
        Assert.Equal([5], TryParse(type, "ask-5")!);
        Assert.Equal("Answer { Value = True, Why = so }", Result(type, """{"Value":true,"Why":"so"}""")!.ToString());

        var inner = assembly.GetType("Generic.Outer`1+Inner`1")!.MakeGenericType(typeof(string), typeof(DayOfWeek));
        Assert.Contains("\"content\":\"Sunday\"", ToBatchLine(Activator.CreateInstance(inner, nonPublic: true)!), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_shot_messages_keep_their_order_roles_and_characters()
    {
        var type = Load("few-shot").GetType("Shots.SumTask")!;
        var task = Activator.CreateInstance(type)!;
        type.GetProperty("Id")!.SetValue(task, "a\"b");
        using var line = JsonDocument.Parse(ToBatchLine(task));
        var messages = line.RootElement.GetProperty("body").GetProperty("messages").EnumerateArray()
            .Select(m => $"{m.GetProperty("role").GetString()}: {m.GetProperty("content").GetString()}");
        Assert.Equal(["developer: Answer with JSON: {\"answer\": …}\n\"quoted\" \\ 日本語 🍣 \u2028", "user: 2+2", "assistant: {\"answer\": 4}", "user: ?"], messages);
        Assert.Equal("a\"b", line.RootElement.GetProperty("custom_id").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("fi-FI")]
    [InlineData("ar-SA")]
    public void Holes_are_written_invariantly_and_read_back(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            AssertHoles();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_parameter_without_a_value_is_left_out()
    {
        var metadata = JsonDocument.Parse("""{ "a" : [ 1.50, "é\u2028", null, true ] }""").RootElement;
        var body = Body("body-parameters", "BodyTask", 5L, "gpt-x", null!, 42, null!, -0.5, true, null!, metadata, null!, new int?[][] { [1, null], [] }, new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        Assert.Equal(
            """{"model":"gpt-x","messages":[{"role":"user","content":"hi"}],"temperature":0.5,"top_p":1,"stop":["\n","END"],"store":true,"reasoning_effort":"low","logit_bias":{"50256":-100},"seed":42,"presence_penalty":-0.5,"logprobs":true,"metadata":{"a":[1.50,"é\u2028",null,true]},"nested":[[1,null],[]],"user":"2024-02-03T04:05:06.0000000Z"}""",
            body.GetRawText());
    }

    [Fact]
    public void A_parameter_with_a_value_is_written()
    {
        var type = Load("body-parameters");
        var effort = Enum.Parse(type.GetType("Effort")!, "high");
        var task = type.GetType("BodyTask")!.GetConstructors().Single(c => c.GetParameters().Length == 12)
            .Invoke([1L, "m", 99, 0, effort, 0d, false, new[] { "text", "audio" }, default(JsonElement), default(JsonElement), Array.Empty<int?[]>(), default(DateTime)]);
        using var line = JsonDocument.Parse(ToBatchLine(task));
        var body = line.RootElement.GetProperty("body");
        Assert.Equal(99, body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal("high", body.GetProperty("verbosity").GetString());
        Assert.Equal("""["text","audio"]""", body.GetProperty("modalities").GetRawText());
        Assert.Equal(JsonValueKind.Null, body.GetProperty("metadata").ValueKind);
    }

    [Fact]
    public void An_embedding_has_one_input_and_asks_for_base64()
    {
        var body = Body("embedding", "A.B.Chunk", 1UL, "Title", "Text");
        Assert.Equal("""{"model":"text-embedding-3-small","input":"Title\nText","encoding_format":"base64","dimensions":256}""", body.GetRawText());
    }

    [Fact]
    public void Several_inputs_are_one_array_and_are_counted()
    {
        var type = Load("embeddings-of-lists").GetType("Chunks")!;
        var task = Activator.CreateInstance(type, Guid.Empty, "title", DayOfWeek.Friday)!;
        type.GetProperty("Texts")!.SetValue(task, new List<string> { "a", "b" });
        using var line = JsonDocument.Parse(ToBatchLine(task));
        Assert.Equal("""["title","a","b"]""", line.RootElement.GetProperty("body").GetProperty("input").GetRawText());
        Assert.Equal("00000000-0000-0000-0000-000000000000-Friday", line.RootElement.GetProperty("custom_id").GetString());
        var count = type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic).Single(m => m.Name.EndsWith(".CountInputs", StringComparison.Ordinal));
        Assert.Equal(3, count.Invoke(null, [task]));
    }

    [Fact]
    public void An_id_that_the_template_can_not_have_written_is_not_read()
    {
        var type = Load("structured-result").GetType("Reviews.ReviewTask")!;
        foreach (var (id, expected) in new (string, int?)[] { ("review-12", 12), ("review--1", -1), ("review-012", null), ("review-", null), ("Review-1", null), ("review-1 ", null), ("review-99999999999", null), ("", null) })
            Assert.Equal(expected, TryParse(type, id)?.Single());
    }

    [Fact]
    public void An_id_with_several_members_is_read_back_where_only_one_reading_fits()
    {
        var type = Load("several-parts").GetType("Parts")!;
        Assert.Equal([12, "a-b"], TryParse(type, "12-a-b")!);
        Assert.Equal([-1, ""], TryParse(type, "-1-")!);
    }

    [Fact]
    public void An_id_with_line_breaks_and_a_lone_surrogate_is_read_back()
    {
        var type = Load("line-breaks-in-templates").GetType("Lines")!;
        var id = (string)type.GetMethod("GetCustomId")!.Invoke(Activator.CreateInstance(type, 5), null)!;
        Assert.Equal("r\n\r\u2028\u0085\0\t5\ufffd<&>", id);
        Assert.Equal([5], TryParse(type, id)!);
    }

    [Fact]
    public void Parameters_named_like_generated_members_are_written_and_read_back()
    {
        var type = Load("captured-names").GetType("Captured")!;
        var task = Activator.CreateInstance(type, 1, 2, 3, "t", "w", null, "a")!;
        Assert.Contains("\"twa\"", ToBatchLine(task), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], TryParse(type, (string)type.GetMethod("GetCustomId")!.Invoke(task, null)!)!);
    }

    [Fact]
    public void A_derived_task_writes_its_own_lines()
    {
        var assembly = Load("derived-tasks");
        Assert.Contains("\"derived-1\"", ToBatchLine(Activator.CreateInstance(assembly.GetType("Derived")!, 1, DayOfWeek.Friday, "n")!), StringComparison.Ordinal);
        Assert.Contains("\"inner-1\"", ToBatchLine(Activator.CreateInstance(assembly.GetType("Task+Inner")!, 1, DayOfWeek.Friday)!), StringComparison.Ordinal);
        Assert.Contains("\"base-1\"", ToBatchLine(Activator.CreateInstance(assembly.GetType("Task")!, 1, DayOfWeek.Friday)!), StringComparison.Ordinal);
    }

    [Fact]
    public void Native_integers_are_numbers_of_the_body()
    {
        var assembly = GeneratorRun.Of(Cases.Usings + """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}")]
            [UserMessage("{Seed}")]
            public partial record Native(int Id, [BodyParameter] nint Seed, [BodyParameter("top_logprobs")] nuint? Top);
            """).AssertNoDiagnostics().Load();
        Assert.Contains("\"seed\":-5,\"top_logprobs\":6}", ToBatchLine(Activator.CreateInstance(assembly.GetType("Native")!, 1, (nint)(-5), (nuint)6)!), StringComparison.Ordinal);
    }

    private static void AssertHoles()
    {
        var assembly = Load("holes");
        var hue = Enum.ToObject(assembly.GetType("Color")!, 7);
        object?[] values =
        [
            (sbyte)-1, (byte)2, (short)-3, (ushort)4, -5, 6u, -7L, ulong.MaxValue, new DateOnly(2024, 2, 29), new TimeOnly(23, 59, 58), new DateTime(2024, 2, 29, 1, 2, 3, DateTimeKind.Utc),
            new DateTimeOffset(2024, 2, 29, 1, 2, 3, TimeSpan.FromHours(9)), new TimeSpan(1, 2, 3), 'é', hue, new Guid("00112233-4455-6677-8899-aabbccddeeff"), "na.me", true, 0.5f, 1e21, 2.50m,
            new Uri("https://example.com/ü"), "mem".AsMemory(), null, null, null, null, null, System.Numerics.BigInteger.Pow(10, 30), new Version(1, 2),
        ];
        var type = assembly.GetType("HolesTask")!;
        var task = type.GetConstructors().Single(c => c.GetParameters().Length == values.Length).Invoke(values);
        using var line = JsonDocument.Parse(ToBatchLine(task));
        var messages = line.RootElement.GetProperty("body").GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("content").GetString());
        Assert.Equal(
            [
                "-12-34-56-7184467440737095516152024-02-2923:59:58.00000002024-02-29T01:02:03.0000000Z2024-02-29T01:02:03.0000000+09:0001:02:03éevent"
                    + "00112233-4455-6677-8899-aabbccddeefftrue0.51E+212.50https://example.com/ümem",
                "2024-022.50FF1000000000000000000000000000000" + "1.2",
            ],
            messages);

        // Two strings in a row with the same separator: only one of the readings would be right, so none is given.
        var id = line.RootElement.GetProperty("custom_id").GetString()!;
        Assert.Equal(id, type.GetMethod("GetCustomId")!.Invoke(task, null));
        Assert.Null(TryParse(type, id));
        var unambiguous = type.GetConstructors().Single(c => c.GetParameters().Length == values.Length).Invoke([.. values.Select(v => v is "na.me" ? "name" : v)]);
        var read = TryParse(type, (string)type.GetMethod("GetCustomId")!.Invoke(unambiguous, null)!);
        Assert.Equal([.. values.Take(16), "name", "name"], read);
    }

    private static Assembly Load(string name) => GeneratorRun.Of(Cases.Usings + Cases.All[name], Cases.Project).AssertNoDiagnostics().Load();

    /// <summary>What a task type reads as its result from the text of an answer.</summary>
    private static object? Result(Type task, string json)
    {
        var serializer = task.GetInterfaces().Single(i => i.Name.StartsWith("IBatchTaskSerializer", StringComparison.Ordinal));
        var read = typeof(ExecutionTests).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(serializer.GetGenericArguments());
        return read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json], null);
    }

    private static object? Read<TTask, TResult>(string json)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        TTask.ReadResult(new BatchAnswer(System.Text.Encoding.UTF8.GetBytes(json), []));

    private static string Line(string name, string type, params object[] arguments) => ToBatchLine(Activator.CreateInstance(Load(name).GetType(type)!, arguments)!);

    private static JsonElement Body(string name, string type, params object[] arguments)
    {
        using var line = JsonDocument.Parse(Line(name, type, arguments));
        return line.RootElement.GetProperty("body").Clone();
    }

    private static string ToBatchLine(object task) => (string)task.GetType().GetMethod("ToBatchLine")!.Invoke(task, null)!;

    /// <summary>The members that TryParseCustomId reads; null where it reads none. A span can't go through Invoke, so a method is compiled around it.</summary>
    private static object?[]? TryParse(Type type, string customId)
    {
        var method = type.GetMethod("TryParseCustomId")!;
        var outs = method.GetParameters().Skip(1).Select(p => Expression.Variable(p.ParameterType.GetElementType()!)).ToArray();
        var span = Expression.Call(typeof(MemoryExtensions).GetMethod(nameof(MemoryExtensions.AsSpan), [typeof(string)])!, Expression.Constant(customId));
        var values = Expression.NewArrayInit(typeof(object), outs.Select(o => Expression.Convert(o, typeof(object))));
        var call = Expression.Condition(
            Expression.Call(method, [span, .. outs]),
            values,
            Expression.Constant(null, typeof(object[])));
        return Expression.Lambda<Func<object?[]?>>(Expression.Block(outs, call)).Compile()();
    }
}

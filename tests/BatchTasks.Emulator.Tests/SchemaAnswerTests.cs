using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

public sealed class SchemaAnswerTests
{
    public static TheoryData<string, string> Schemas => new()
    {
        { "verdict", """{"type":"object","properties":{"sentiment":{"type":"string","enum":["positive","negative"]},"confidence":{"type":"number","minimum":0,"maximum":1}},"required":["sentiment","confidence"],"additionalProperties":false}""" },
        { "constants", Object("""{"a":{"const":"x"},"b":{"const":3},"c":{"enum":[1,null,"y"]},"d":{"type":"boolean"},"e":{"type":"null"}}""") },
        {
            "numbers", Object(
                """
                {"a":{"type":"integer","minimum":5,"maximum":7},"b":{"type":"integer","exclusiveMinimum":-3,"exclusiveMaximum":-1},"c":{"type":"integer","maximum":-500},
                "d":{"type":"number","exclusiveMinimum":0,"exclusiveMaximum":0.001},"e":{"type":"number","multipleOf":0.25,"minimum":10},"f":{"type":"integer","multipleOf":7},
                "g":{"type":"number"},"h":{"type":"integer","minimum":-9223372036854775808,"maximum":9223372036854775807},"i":{"type":"number","minimum":4.2,"maximum":4.2},
                "j":{"type":"integer","minimum":0,"maximum":18446744073709551615}}
                """)
        },
        {
            "formats", Object(
                """
                {"a":{"type":"string","format":"date-time"},"b":{"type":"string","format":"date"},"c":{"type":"string","format":"time"},"d":{"type":"string","format":"duration"},
                "e":{"type":"string","format":"email"},"f":{"type":"string","format":"hostname"},"g":{"type":"string","format":"ipv4"},"h":{"type":"string","format":"ipv6"},
                "i":{"type":"string","format":"uuid"},"j":{"type":"string","minLength":30},"k":{"type":"string","maxLength":3}}
                """)
        },
        {
            "patterns", Object(
                """
                {"a":{"type":"string","pattern":"^[A-Z]{2}-\\d{4}$"},"b":{"type":"string","pattern":"^(foo|bar)+(-[a-f0-9]{1,3})?$"},"c":{"type":"string","pattern":"^\\+?[0-9 ]{5,}$"},
                "d":{"type":"string","pattern":"^[^a-z]$"},"e":{"type":"string","pattern":"^@\\w+$"}}
                """)
        },
        {
            "arrays", Object(
                """
                {"a":{"type":"array","items":{"type":"integer"},"minItems":4,"maxItems":4},"b":{"type":"array","items":{"type":"string"},"maxItems":1},
                "c":{"type":"array","items":{"type":"array","items":{"type":"boolean"},"minItems":1}},"d":{"type":"array","items":{"type":"string"},"minItems":10}}
                """)
        },
        { "nullable", Object("""{"a":{"type":["string","null"]},"b":{"type":["integer","null"]},"c":{"anyOf":[{"type":"null"},{"$ref":"#/$defs/Point"}]}}""", """{"Point":{"type":"object","properties":{"x":{"type":"number"}},"required":["x"],"additionalProperties":false}}""") },
        { "list by nullable $ref", Object("""{"head":{"$ref":"#/$defs/Node"}}""", """{"Node":{"type":"object","properties":{"value":{"type":"integer"},"next":{"anyOf":[{"$ref":"#/$defs/Node"},{"type":"null"}]}},"required":["value","next"],"additionalProperties":false}}""") },
        { "tree by array", """{"type":"object","properties":{"name":{"type":"string"},"children":{"type":"array","items":{"$ref":"#"}}},"required":["name","children"],"additionalProperties":false}""" },
        {
            "two types in a circle",
            Object(
                """{"a":{"$ref":"#/$defs/A"}}""",
                """
                {"A":{"type":"object","properties":{"b":{"$ref":"#/$defs/B"}},"required":["b"],"additionalProperties":false},
                "B":{"type":"object","properties":{"a":{"anyOf":[{"$ref":"#/$defs/A"},{"type":"string"}]},"more":{"type":"array","items":{"$ref":"#/$defs/A"}}},"required":["a","more"],"additionalProperties":false}}
                """)
        },
        { "expression", Object("""{"e":{"$ref":"#/$defs/E"}}""", """{"E":{"anyOf":[{"type":"object","properties":{"kind":{"const":"add"},"left":{"$ref":"#/$defs/E"},"right":{"$ref":"#/$defs/E"}},"required":["kind","left","right"],"additionalProperties":false},{"type":"object","properties":{"kind":{"const":"number"},"value":{"type":"number"}},"required":["kind","value"],"additionalProperties":false}]}}""") },
    };

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_structured_answer_conforms_to_its_schema(string name, string schema)
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var request = Request($$"""{"model":"m","messages":[{"role":"user","content":"{{name}} {{seed}}"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","strict":true,"schema":{{schema}} } } }""");
            var message = Message(EmulatedResponse.Default(request));
            SchemaConformance.AssertConforms(schema, message.GetProperty("content").GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_forced_function_is_called_with_arguments_that_conform(string name, string schema)
    {
        foreach (var choice in new[] { """{"type":"function","function":{"name":"f"}}""", "\"required\"" })
        {
            var request = Request(
                $$"""{"model":"m","messages":[{"role":"user","content":"{{name}}"}],"tools":[{"type":"function","function":{"name":"f","strict":true,"parameters":{{schema}} } }],"tool_choice":{{choice}} }""");
            var message = Message(EmulatedResponse.Default(request));
            Assert.Equal(JsonValueKind.Null, message.GetProperty("content").ValueKind);
            var call = Assert.Single(message.GetProperty("tool_calls").EnumerateArray());
            Assert.Equal(("function", "f"), (call.GetProperty("type").GetString(), call.GetProperty("function").GetProperty("name").GetString()));
            SchemaConformance.AssertConforms(schema, call.GetProperty("function").GetProperty("arguments").GetString()!);
        }
    }

    public static TheoryData<string> LooseSchemas { get; } =
    [
        """{"type":"object","allOf":[{"$ref":"#/$defs/Named"},{"properties":{"age":{"type":"integer"}},"required":["age"]}],"$defs":{"Named":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"]}}}""",
        """{"type":"object","properties":{"id":{"type":"integer"}},"required":["id"],"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":{"enum":["x","y"]}},"required":["b"]}]}""",
        """{"oneOf":[{"type":"object","properties":{"kind":{"const":"leaf"}},"required":["kind"]},{"type":"object","properties":{"kind":{"const":"node"},"next":{"$ref":"#"}},"required":["kind","next"]}]}""",
        """{"type":"object","properties":{"free":{"type":"object"},"any":{},"map":{"type":"object","additionalProperties":{"type":"integer"}},"list":{"type":"array"}}}""",
        """{"type":"object","properties":{"tree":{"$ref":"#/definitions/T"}},"definitions":{"T":{"allOf":[{"properties":{"children":{"type":"array","items":{"$ref":"#/definitions/T"}}},"required":["children"]}],"type":"object"}}}""",
    ];

    [Theory]
    [MemberData(nameof(LooseSchemas))]
    public void A_function_that_is_not_strict_is_called_with_arguments_that_fit(string schema)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var request = Request($$"""{"model":"m","messages":[{"role":"user","content":"{{seed}}"}],"tools":[{"type":"function","function":{"name":"f","parameters":{{schema}} } }],"tool_choice":"required"}""");
            var call = Assert.Single(Message(EmulatedResponse.Default(request)).GetProperty("tool_calls").EnumerateArray());
            SchemaConformance.AssertValid(schema, call.GetProperty("function").GetProperty("arguments").GetString()!);
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_response_conforms_to_its_schema_and_its_functions_are_called_alike(string name, string schema)
    {
        var structured = Requests.Answer("/v1/responses", $$"""{"model":"m","input":"{{name}}","text":{"format":{"type":"json_schema","name":"n","strict":true,"schema":{{schema}} } } }""");
        SchemaConformance.AssertConforms(schema, structured.GetProperty("output")[0].GetProperty("content")[0].GetProperty("text").GetString()!);
        var called = Requests.Answer("/v1/responses", $$"""{"model":"m","input":"{{name}}","tools":[{"type":"function","name":"f","strict":true,"parameters":{{schema}} }],"tool_choice":{"type":"function","name":"f"} }""");
        SchemaConformance.AssertConforms(schema, Assert.Single(called.GetProperty("output").EnumerateArray()).GetProperty("arguments").GetString()!);
    }

    [Fact]
    public void Different_requests_have_different_answers()
    {
        var schema = Object("""{"a":{"type":"integer","minimum":0,"maximum":1000000}}""");
        var answers = Enumerable.Range(0, 20).Select(seed => Message(EmulatedResponse.Default(Request(
            $$"""{"messages":[{"role":"user","content":"{{seed}}"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{{schema}} } } }"""))).GetProperty("content").GetString());
        Assert.True(answers.Distinct().Count() > 15);
    }

    [Fact]
    public async Task A_schema_that_no_finite_document_conforms_to_is_an_error_and_not_a_hang()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var schema = """{"type":"object","properties":{"self":{"$ref":"#"}},"required":["self"],"additionalProperties":false}""";
        var (status, body) = await client.PostAsync(
            "/chat/completions",
            $$"""{"model":"m","messages":[{"role":"user","content":"x"}],"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{{schema}} } } }""");
        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, status);
        Assert.Contains("no finite document", body.GetProperty("error").GetProperty("message").GetString());
    }

    [Fact]
    public void An_endpoint_without_an_answer_of_its_own_says_so()
    {
        var response = EmulatedResponse.Default(new EmulatedRequest("/v1/audio/speech", "a", default));
        Assert.Equal(501, response.StatusCode);
    }

    private static string Object(string properties, string? definitions = null)
    {
        using var parsed = JsonDocument.Parse(properties);
        var required = string.Join(',', parsed.RootElement.EnumerateObject().Select(property => $"\"{property.Name}\""));
        var defs = definitions is null ? "" : $",\"$defs\":{definitions}";
        return $"{{\"type\":\"object\",\"properties\":{properties},\"required\":[{required}],\"additionalProperties\":false{defs}}}";
    }

    private static EmulatedRequest Request(string body) => new("/v1/chat/completions", null, JsonDocument.Parse(body).RootElement.Clone());

    private static JsonElement Message(EmulatedResponse response)
    {
        using var document = JsonDocument.Parse(response.Body);
        return document.RootElement.GetProperty("choices")[0].GetProperty("message").Clone();
    }
}

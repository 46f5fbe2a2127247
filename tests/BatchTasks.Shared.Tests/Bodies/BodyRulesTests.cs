using System.Text;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Tests.Bodies;

/// <summary>What the catalogue finds in bodies, and what it leaves alone.</summary>
public sealed class BodyRulesTests
{
    private const string Messages = """ "messages":[{"role":"user","content":"x"}] """;

    [Theory]
    // Parameters
    [InlineData("chat/completions", """{"model":"m","temprature":1,%}""", "BT2001", "\"temprature\"", "/v1/chat/completions has no parameter 'temprature'; did you mean 'temperature'?")]
    [InlineData("chat/completions", """{"model":"m","extra_body":{},%}""", "BT2001", "\"extra_body\"", "/v1/chat/completions has no parameter 'extra_body'.")]
    [InlineData("responses", """{"model":"m","messages":[]}""", "BT2001", "\"messages\"", "/v1/responses has no parameter 'messages'.")]
    [InlineData("embeddings", """{"model":"m","input":"x","dimension":3}""", "BT2001", "\"dimension\"", "/v1/embeddings has no parameter 'dimension'; did you mean 'dimensions'?")]
    // Their kinds
    [InlineData("chat/completions", """{"model":"m","temperature":"1",%}""", "BT2002", "\"1\"", "'temperature' takes a number, not a string.")]
    [InlineData("chat/completions", """{"model":"m","n":1.5,%}""", "BT2002", "1.5", "'n' takes an integer, not 1.5.")]
    [InlineData("chat/completions", """{"model":"m","stop":{ "a" : [1] },%}""", "BT2002", "{ \"a\" : [1] }", "'stop' takes a string or an array, not an object.")]
    [InlineData("chat/completions", """{"model":"m","stop":["a",1],%}""", "BT2002", "1", "'stop[1]' takes a string, not a number.")]
    [InlineData("chat/completions", """{"model":"m","logit_bias":{"1":"x"},%}""", "BT2002", "\"x\"", "'logit_bias.1' takes an integer, not a string.")]
    [InlineData("chat/completions", """{"model":"m","store":1,%}""", "BT2002", "1", "'store' takes a boolean, not a number.")]
    [InlineData("chat/completions", """{"model":"m","messages":"x"}""", "BT2002", "\"x\"", "'messages' takes an array, not a string.")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":7}]}""", "BT2002", "7", "'messages[0].role' takes a string, not a number.")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":"u"}]}]}""", "BT2002", "\"u\"", "'messages[0].content[0].image_url' takes an object, not a string.")]
    [InlineData("embeddings", """{"model":"m","input":{"text":"x"}}""", "BT2002", "{\"text\":\"x\"}", "'input' takes a string or an array, not an object.")]
    [InlineData("embeddings", """{"model":"m","input":["a",1,"b"]}""", "BT2002", "1", "'input[1]' is a number in an array that begins with a string; all its elements are of one kind.")]
    [InlineData("embeddings", """{"model":"m","input":[null,[1],2]}""", "BT2002", "2", "'input[2]' is a number in an array that begins with an array; all its elements are of one kind.")]
    [InlineData("completions", """{"model":"m","prompt":["a",[1]]}""", "BT2002", "[1]", "'prompt[1]' is an array in an array that begins with a string; all its elements are of one kind.")]
    [InlineData("moderations", """{"input":[{"type":"text","text":"x"},"y"]}""", "BT2002", "\"y\"", "'input[1]' is a string in an array that begins with an object; all its elements are of one kind.")]
    // Their values
    [InlineData("chat/completions", """{"model":"m","temperature":3,%}""", "BT2003", "3", "'temperature' does not take 3; it takes 0 to 2.")]
    [InlineData("chat/completions", """{"model":"m","temperature":-0.1,%}""", "BT2003", "-0.1", "'temperature' does not take -0.1; it takes 0 to 2.")]
    [InlineData("responses", """{"model":"m","max_output_tokens":1e1}""", "BT2003", "1e1", "'max_output_tokens' does not take 1e1; it takes at least 16.")]
    [InlineData("chat/completions", """{"model":"m","stop":["a","b","c","d","e"],%}""", "BT2003", "[\"a\",\"b\",\"c\",\"d\",\"e\"]", "'stop' does not take an array of 5; it takes 1 to 4 elements.")]
    [InlineData("chat/completions", """{"model":"m","messages":[]}""", "BT2003", "[]", "'messages' does not take an empty array; it takes at least one element.")]
    [InlineData("chat/completions", """{"model":"m","verbosity":"hihgh",%}""", "BT2003", "\"hihgh\"", "'verbosity' does not take 'hihgh'; it takes 'low', 'medium' or 'high'.")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":"human","content":"x"}]}""", "BT2003", "\"human\"", "'messages[0].role' does not take 'human'; it takes 'assistant', 'developer', 'function', 'system', 'tool' or 'user'.")]
    [InlineData("responses", """{"model":"m","input":[{"role":"user","content":[{"type":"text","text":"x"}]}]}""", "BT2003", "\"text\"", "'input[0].content[0].type' does not take 'text'; it takes 'input_file', 'input_image', 'input_text', 'output_text' or 'refusal'.")]
    [InlineData("chat/completions", """{"model":"m","response_format":{"type":"json_schema","json_schema":{"name":"two words"}},%}""", "BT2003", "\"two words\"", "'response_format.json_schema.name' does not take 'two words'; it takes 1 to 64 letters a-z and A-Z, digits, underscores and dashes.")]
    [InlineData("videos", """{"prompt":"","seconds":"4"}""", "BT2003", "\"\"", "'prompt' does not take a text of 0 characters; it takes 1 to 32000 characters.")]
    [InlineData("images/generations", """{"prompt":"x","n":11}""", "BT2003", "11", "'n' does not take 11; it takes 1 to 10.")]
    // Parts of them
    [InlineData("chat/completions", """{"model":"m","messages":[{"content":"x"}]}""", "BT2005", "{\"content\":\"x\"}", "'messages[0]' lacks 'role', which it must have.")]
    [InlineData("chat/completions", """{"model":"m","response_format":{"type":"json_schema"},%}""", "BT2005", "{\"type\":\"json_schema\"}", "'response_format' lacks 'json_schema', which it must have.")]
    [InlineData("responses", """{"model":"m","text":{"format":{"type":"json_schema","name":"n"}}}""", "BT2005", "{\"type\":\"json_schema\",\"name\":\"n\"}", "'text.format' lacks 'schema', which it must have.")]
    [InlineData("chat/completions", """{"model":"m","response_format":{"type":"json_schema","json_schema":{"name":"n","schemas":{}}},%}""", "BT2001", "\"schemas\"", "'response_format.json_schema' has no 'schemas'; did you mean 'schema'?")]
    // What is old, and what is for others
    [InlineData("chat/completions", """{"model":"m","max_tokens":5,%}""", "BT2010", "\"max_tokens\"", "'max_tokens' is deprecated for /v1/chat/completions; use 'max_completion_tokens'.")]
    [InlineData("responses", """{"model":"m","reasoning":{"generate_summary":"auto"}}""", "BT2010", "\"generate_summary\"", "'reasoning.generate_summary' is deprecated for /v1/responses; use 'summary'.")]
    [InlineData("embeddings", """{"model":"gpt-4o","input":"x"}""", "BT1006", "\"gpt-4o\"", "The model 'gpt-4o' does not serve /v1/embeddings; it serves /v1/responses and /v1/chat/completions.")]
    public void A_body_with_one_mistake_has_one_finding_at_its_place(string endpoint, string body, string id, string place, string message)
    {
        var line = Line(endpoint, body);
        var finding = Assert.Single(Check(line, ProviderLimits.OpenAI));
        Assert.Equal((id, message), (finding.Id, finding.Message));
        Assert.Equal(place, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line), finding.Span.Start, finding.Span.Length));
        Assert.Equal(1, finding.Line);
    }

    [Theory]
    [InlineData("chat/completions", """{"model":"m","temperature":0,"top_p":1.0,"n":128,"stop":"x","logprobs":true,"top_logprobs":20,%}""")]
    [InlineData("chat/completions", """{"model":"m","temperature":2e0,"n":1e1,"max_completion_tokens":100.0,%}""")]
    [InlineData("chat/completions", """{"model":"m","temperature":null,"stop":null,"tools":null,"max_tokens":null,"response_format":null,%}""")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":"user","content":null,"name":"n","cache_control":{"type":"ephemeral"}},{"role":"assistant","reasoning_content":"y"}]}""")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":"tool","name":"f","tool_call_id":"c","content":"x"},{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"}}]}]}""")]
    [InlineData("chat/completions", """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"u","detail":"low"}}]}]}""")]
    [InlineData("chat/completions", """{"model":"m","tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object","temprature":1}}}],"tool_choice":{"type":"function","function":{"name":"f"}},%}""")]
    [InlineData("chat/completions", """{"model":"m","logit_bias":{"50256":-100},"metadata":{"a":"b"},%}""")]
    [InlineData("chat/completions", """{"model":"my-deployment","st\u006fp":["a"],"verbosity":"lo\u0077",%}""")]
    [InlineData("chat/completions", """{"model":"ft:gpt-4o-mini-2024-07-18:acme::1",%}""")]
    [InlineData("chat/completions", """{"model":"m","temperature":1e999,%}""")]
    [InlineData("responses", """{"model":"m","input":"x","tool_choice":{"type":"web_search"},"tools":[{"type":"web_search"},{"type":"function","name":"f","parameters":{}}]}""")]
    [InlineData("responses", """{"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"x"},{"type":"input_image","image_url":"u"}]},{"role":"assistant","content":"y"}]}""")]
    [InlineData("responses", """{"model":"m","input":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"y"}]},{"type":"function_call_output","call_id":"c","output":"{}"},{"type":"reasoning","id":"r","summary":[]}]}""")]
    [InlineData("responses", """{"model":"m","text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"}}},"reasoning":{"effort":"low"},"previous_response_id":"r"}""")]
    [InlineData("embeddings", """{"model":"m","input":[[1,2],[3]],"encoding_format":"base64","dimensions":256}""")]
    [InlineData("embeddings", """{"model":"m","input":[1,2,3],"user":"u"}""")]
    [InlineData("embeddings", """{"model":"m","input":["a",null,"b"]}""")]
    [InlineData("embeddings", """{"model":"m","input":[null,1]}""")]
    [InlineData("moderations", """{"input":["a","b"]}""")]
    [InlineData("embeddings", """{"model":"text-embedding-3-small","input":""}""")]
    [InlineData("completions", """{"model":"m","prompt":["a","b"],"max_tokens":0,"suffix":"s","echo":true}""")]
    [InlineData("moderations", """{"input":[{"type":"text","text":"x"},{"type":"image_url","image_url":{"url":"u"}}],"model":"omni-moderation-latest"}""")]
    [InlineData("images/generations", """{"prompt":"x","model":"dall-e-3","size":"1234x1000","quality":"hd"}""")]
    [InlineData("images/edits", """{"prompt":"x","images":[{"file_id":"f"}],"mask":{"image_url":"u"},"input_fidelity":"high"}""")]
    [InlineData("videos", """{"prompt":"x","stream":false}""")]
    [InlineData("videos", """{"prompt":"x","model":"sora-2","seconds":"8","input_reference":{"file_id":"f"}}""")]
    public void A_body_that_the_service_may_take_has_none(string endpoint, string body) => Assert.Empty(Check(Line(endpoint, body), ProviderLimits.OpenAI));

    [Theory]
    [InlineData("Groq")]
    [InlineData("DashScope")]
    [InlineData("Vllm")]
    public void A_service_with_bodies_of_its_own_takes_them(string provider) => Assert.Empty(
        Check(Line("chat/completions", """{"model":"whisper-1","temperature":3,"enable_thinking":true,"max_tokens":"x",%}"""), ProviderLimits.Find(provider)!));

    [Fact]
    public void Azure_has_parameters_and_models_of_its_own() => Assert.Equal(
        ["BT2001"],
        Check(Line("chat/completions", """{"model":"text-embedding-3-small","data_sources":[],"data_source":[],"user_security_context":{},%}"""), ProviderLimits.AzureOpenAI).Select(each => each.Id));

    [Fact]
    public void A_file_for_any_service_has_published_parameters() => Assert.Equal(
        ["BT2003", "BT2001"],
        Check(Line("chat/completions", """{"model":"whisper-1","temperature":3,"enable_thinking":true,%}""").Replace("é", "e", StringComparison.Ordinal), ProviderLimits.Portable).Select(each => each.Id));

    [Fact]
    public void Without_the_catalogue_a_body_is_taken_as_it_is() =>
        Assert.Empty(BatchLineRulesTests.Check(new(), Line("chat/completions", """{"model":"m","temprature":3,%}""")));

    [Fact]
    public void A_name_that_the_body_has_is_not_proposed_for_another()
    {
        var finding = Assert.Single(Check(Line("chat/completions", """{"model":"m","temprature":1,"temperature":1,%}"""), ProviderLimits.OpenAI));
        Assert.Null(finding.Replacement);
    }

    [Theory]
    [InlineData("""{"model":"m","temprature":1,%}""", "temperature")]
    [InlineData("""{"model":"m","verbosity":"hihgh",%}""", "high")]
    [InlineData("""{"model":"m","temperature":3,%}""", null)]
    public void What_is_nearly_right_has_its_replacement(string body, string? replacement) =>
        Assert.Equal(replacement, Assert.Single(Check(Line("chat/completions", body), ProviderLimits.OpenAI)).Replacement);

    [Theory]
    [InlineData("""{"model":"m","temperature":3,%}""", "decimal_above_max_value", "temperature")]
    [InlineData("""{"model":"m","temperature":[],%}""", "invalid_type", "temperature")]
    [InlineData("""{"model":"m","messages":[]}""", "empty_array", "messages")]
    [InlineData("""{"model":"m","stop":["a","b","c","d","e"],%}""", "array_above_max_length", "stop")]
    [InlineData("""{"model":"m","service_tier":"free",%}""", "invalid_value", "service_tier")]
    [InlineData("""{"model":"m","messages":[{"content":"x"}]}""", "missing_required_parameter", "messages[0].role")]
    public void A_finding_has_what_the_service_says(string body, string code, string param)
    {
        var service = Assert.Single(Check(Line("chat/completions", body), ProviderLimits.OpenAI)).Service;
        Assert.Equal((code, param), (service?.Code, service?.Param));
    }

    [Fact]
    public void The_value_of_one_parameter_is_checked_on_its_own()
    {
        var findings = new List<LineFinding>();
        var rules = BodyRules.Of(ProviderLimits.OpenAI)!;
        rules.CheckValue("/v1/chat/completions", "stop", """["a", 1]"""u8, findings);
        rules.CheckValue("/v1/chat/completions", "no_such_parameter", "1"u8, findings);
        rules.CheckValue("/v1/nowhere", "stop", "1"u8, findings);
        Assert.Equal((6, 1), (Assert.Single(findings).Span.Start, findings[0].Span.Length));
    }

    /// <summary>A body broken off at any byte, or with a byte changed, is read to its end without an exception.</summary>
    [Fact]
    public void A_broken_body_is_no_exception()
    {
        var body = """{"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"x"}]}],"stop":["a",1],"tools":[{"type":"function","function":{"name":"é"}}]}"""u8.ToArray();
        var rules = BodyRules.Of(ProviderLimits.OpenAI)!;
        for (var length = 0; length <= body.Length; length++)
            rules.CheckBody("/v1/chat/completions", body, new(0, length), null, []);

        for (var index = 0; index < body.Length; index++)
        {
            foreach (var replacement in "{}[]\",:0\\"u8)
            {
                var changed = body.ToArray();
                changed[index] = replacement;
                rules.CheckBody("/v1/chat/completions", changed, new(0, changed.Length), null, []);
            }
        }
    }

    private static string Line(string endpoint, string body) =>
        $$"""{"custom_id":"é","method":"POST","url":"/v1/{{endpoint}}","body":{{body.Replace("%", Messages, StringComparison.Ordinal)}}}""";

    private static List<LineFinding> Check(string line, ProviderLimits provider) => BatchLineRulesTests.Check(LineRuleLimits.Of(provider).WithBodiesOf(provider), line);
}

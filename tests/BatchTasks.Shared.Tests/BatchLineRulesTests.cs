using System.Text;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Shared.Tests;

public sealed class BatchLineRulesTests
{
    private const string Good = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[]}}""";

    [Fact]
    public void A_scan_finds_the_parts_of_a_line_and_where_they_lie()
    {
        var line = """ {"body":{"messages":[{"role":"user"}],"model":"m","stream":false},"custom\u005fid":"é","url":"/v1/embeddings","method":"POST"}"""u8;
        var scan = BatchLine.Scan(line);
        Assert.Null(scan.Error);
        Assert.Equal("é", scan.CustomId.Text(line));
        Assert.Equal("\"POST\"", Encoding.UTF8.GetString(scan.Method.In(line)));
        Assert.Equal("\"/v1/embeddings\"", Encoding.UTF8.GetString(scan.Url.In(line)));
        Assert.Equal("""{"messages":[{"role":"user"}],"model":"m","stream":false}""", Encoding.UTF8.GetString(scan.Body.In(line)));
        Assert.Equal("""[{"role":"user"}]""", Encoding.UTF8.GetString(scan.Messages.In(line)));
        Assert.Equal("m", scan.Model.Text(line));
        Assert.Equal(JsonTokenKind.False, scan.Stream.Kind);
        Assert.False(scan.Input.IsPresent);
        Assert.Equal(line[1..].Length, scan.Root.Span.Length);
    }

    [Theory]
    [InlineData("\"x\"", 1)]
    [InlineData("[\"x\",\"y\"]", 2)]
    [InlineData("[1,2,3]", 1)]
    [InlineData("[[1,2],[3]]", 2)]
    [InlineData("[]", 0)]
    [InlineData("null", 0)]
    public void Inputs_are_counted_as_the_service_counts_them(string input, int count) =>
        Assert.Equal(count, BatchLine.Scan(Encoding.UTF8.GetBytes($$$"""{"body":{"input":{{{input}}}}}""")).InputCount);

    [Theory]
    [InlineData("{", nameof(LineRule.NotJson), "BT5001", "invalid_json_line")]
    [InlineData("7", nameof(LineRule.NotAnObject), "BT5001", "invalid_json_line")]
    [InlineData("\uFEFF{}", nameof(LineRule.ByteOrderMark), "BT5006", "invalid_json_line")]
    [InlineData("""{"method":"POST","url":"/v1/responses","body":{"model":"m"}}""", nameof(LineRule.MissingField), "BT5002", "missing_required_parameter")]
    [InlineData("""{"custom_id":1,"method":"POST","url":"/v1/responses","body":{"model":"m"}}""", nameof(LineRule.WrongFieldType), "BT5002", "invalid_type")]
    [InlineData("""{"custom_id":"a","method":"post","url":"/v1/responses","body":{"model":"m"}}""", nameof(LineRule.Method), "BT1001", "invalid_value")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/responses","body":{"model":"m"}}""", nameof(LineRule.UnservedEndpoint), "BT1002", "invalid_url")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m","stream":true}}""", nameof(LineRule.Stream), "BT2004", "streaming_unsupported")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{}}""", nameof(LineRule.MissingBodyPart), "BT2005", "invalid_request")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":null}}""", nameof(LineRule.MissingBodyPart), "BT2005", "invalid_request")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/moderations","body":{}}""", nameof(LineRule.MissingBodyPart), "BT2005", "invalid_request")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/images/edits","body":{"prompt":"p"}}""", nameof(LineRule.MissingBodyPart), "BT2005", "invalid_request")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/images/edits","body":{"images":[{"file_id":"f"}]}}""", nameof(LineRule.MissingBodyPart), "BT2005", "invalid_request")]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m"},"note":1}""", nameof(LineRule.ForeignField), "BT5003", null)]
    [InlineData("""{"custom_id":"a","custom_id":"b","method":"POST","url":"/v1/responses","body":{"model":"m"}}""", nameof(LineRule.DuplicateKey), "BT5009", null)]
    [InlineData("""{"custom_id":"a","method":"POST","url":"/v1/responses","body":{"model":"m","mod\u0065l":"n"}}""", nameof(LineRule.DuplicateKey), "BT5009", null)]
    public void A_line_that_breaks_one_rule_has_one_finding(string line, string rule, string id, string? code)
    {
        var utf8 = Encoding.UTF8.GetBytes(line);
        var finding = Assert.Single(Check(new(), line));
        Assert.Equal((rule, id, code, 1), ($"{finding.Rule}", finding.Id, finding.Service?.Code, finding.Line));
        Assert.InRange(finding.Span.Start, 0, utf8.Length);
        Assert.InRange(finding.Span.End, finding.Span.Start, utf8.Length);
    }

    [Fact]
    public void A_finding_lies_on_the_value_that_is_wrong()
    {
        var line = Good.Replace("POST", "GET", StringComparison.Ordinal);
        var finding = Assert.Single(Check(new(), line));
        Assert.Equal("\"GET\"", line.Substring(finding.Span.Start, finding.Span.Length));
        Assert.Equal(new ServiceError("invalid_value", "Invalid value: 'GET'. Supported values are: 'POST'.", "method"), finding.Service);
    }

    [Fact]
    public void A_good_line_has_none() => Assert.Empty(Check(new(), Good, "", " \t\r"));

    [Fact]
    public void Lines_are_held_against_the_job_where_it_is_known()
    {
        var finding = Assert.Single(Check(new() { Endpoint = "/v1/responses" }, Good));
        Assert.Equal(("BT1005", "invalid_url", "url"), (finding.Id, finding.Service?.Code, finding.Service?.Param));
    }

    [Fact]
    public void Lines_are_held_against_one_another()
    {
        var findings = Check(
            new(),
            Good,
            "",
            Good.Replace("\"a\"", "\"\\u0061\"", StringComparison.Ordinal),
            """{"custom_id":"b","method":"POST","url":"/v1/responses","body":{"model":"m"}}""",
            """{"custom_id":"c","method":"POST","url":"/v1/chat/completions","body":{"model":"other","messages":[]}}""");
        Assert.Equal(
            [(LineRule.DuplicateCustomId, "BT1106", 3, 1), (LineRule.MixedEndpoints, "BT1003", 4, 1), (LineRule.MixedModels, "BT1004", 5, 1)],
            findings.Select(finding => (finding.Rule, finding.Id, finding.Line!.Value, finding.OtherLine!.Value)));
    }

    [Fact]
    public void A_file_over_its_limits_is_found_once()
    {
        var many = Check(new() { MaxRequests = 1 }, Good, Good.Replace("\"a\"", "\"b\"", StringComparison.Ordinal), Good.Replace("\"a\"", "\"c\"", StringComparison.Ordinal));
        Assert.Equal([("BT5004", 2)], many.Select(finding => (finding.Id, finding.Line!.Value)));
        Assert.Equal([("BT5005", null)], Check(new() { MaxBytes = 10 }, Good).Select(finding => (finding.Id, finding.Line)));
        Assert.Equal([("BT5005", 1)], Check(new() { MaxBytesPerLine = 10 }, Good).Select(finding => (finding.Id, finding.Line!.Value)));
        Assert.Equal([("BT5007", null)], Check(new(), "", " ").Select(finding => (finding.Id, finding.Line)));
        const string Inputs = """{"custom_id":"a","method":"POST","url":"/v1/embeddings","body":{"model":"m","input":["x","y","z"]}}""";
        Assert.Empty(Check(new() { MaxEmbeddingInputs = 3 }, Inputs));
        Assert.Equal(["BT5008"], Check(new() { MaxEmbeddingInputs = 2 }, Inputs).Select(finding => finding.Id));
    }

    [Fact]
    public void Ids_and_models_are_held_against_the_provider_where_it_says_something()
    {
        var line = Good.Replace("\"a\"", "\"日😀\"", StringComparison.Ordinal);
        Assert.Empty(Check(new() { MaxCustomIdLength = 2 }, line));
        Assert.Equal(["BT1107"], Check(new() { MaxCustomIdLength = 1 }, line).Select(finding => finding.Id));
        Assert.Equal(["BT1107"], Check(new() { CustomIdAlphabet = "abc" }, line).Select(finding => finding.Id));
        Assert.Equal(["BT1006"], Check(new() { ServesModel = _ => false }, line).Select(finding => finding.Id));
    }

    [Fact]
    public void Every_rule_has_an_id()
    {
        foreach (var rule in Enum.GetValues<LineRule>())
            Assert.Matches("^BT[0-9]{4}$", LineRules.Id(rule));
    }

    internal static List<LineFinding> Check(LineRuleLimits limits, params string[] lines)
    {
        var rules = new BatchFileRules(limits);
        var findings = new List<LineFinding>();
        for (var index = 0; index < lines.Length; index++)
            rules.Check(Encoding.UTF8.GetBytes(lines[index]), index + 1, findings);

        rules.Finish(Encoding.UTF8.GetByteCount(string.Join('\n', lines)), findings);
        return findings;
    }
}

using System.Text;

namespace BatchTasks.Tests.Files;

/// <summary>Input files, whoever wrote them, held against the rules before anything is uploaded.</summary>
public class ValidatingTests
{
    private const string Sound = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"hi"}]}}""";

#pragma warning disable BT1001 // What is refused here is refused by the compiler as well.
    public static TheoryData<string, string> Problems => new()
    {
        { """{"custom_id":"a","method":"GET","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"hi"}]}}""", "f(1,27): BT1001: The method is 'GET'; every request of a batch is a POST." },
        { Sound.Replace("/completions", "/completion", StringComparison.Ordinal), "f(1,40): BT1002: The Batch API does not serve the url '/v1/chat/completion'; did you mean '/v1/chat/completions'?" },
        { Sound.Replace("\"model\":\"m\"", "\"model\":\"m\",\"stream\":true", StringComparison.Ordinal), "f(1,92): BT2004: A batch does not stream: remove 'stream' from the body." },
        { Sound + "\n\n" + Sound, "f(3,14): BT1106: The custom_id 'a' is that of line 1 too; answers could not be told apart." },
        { Sound + "\r\n" + Sound.Replace("\"a\"", "\"日本\"", StringComparison.Ordinal).Replace("\"m\"", "\"n\"", StringComparison.Ordinal), "f(2,80): BT1004: The model 'n' is not the 'm' of line 1; a batch has one model." },
        { "\uFEFF" + Sound, "f(1,1): BT5006: The file begins with a byte order mark, which belongs to no JSON; save it as UTF-8 without one." },
        { "\uFEFF\r\n \n" + Sound, "f(1,1): BT5006: The file begins with a byte order mark, which belongs to no JSON; save it as UTF-8 without one." },
        { "\n \n", "f: BT5007: The file holds no request." },
        { "[1]", "f(1,1): BT5001: A line must be a JSON object, not an array." },
        { Sound[..^1] + ",\"id\":1}", "f(1,128): BT5003: 'id' is no field of a request line: it has custom_id, method, url and body." },
    };
#pragma warning restore BT1001

    [Theory]
    [MemberData(nameof(Problems))]
    public async Task A_problem_has_its_place_its_rule_and_its_remedy(string content, string expected) =>
        Assert.Equal([expected], (await ValidateAsync(content)).Select(p => p.ToString()));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("")]
    public async Task A_sound_file_has_none(string end) =>
        Assert.Empty(await ValidateAsync(Sound + "\n" + Sound.Replace("\"a\"", "\"b\"", StringComparison.Ordinal) + end));

    [Fact]
    public async Task The_jobs_endpoint_is_held_against_each_line()
    {
        var problems = await ValidateAsync(Sound, new BatchValidateOptions { Endpoint = BatchEndpoints.Embeddings });
        Assert.Equal(["BT1005"], problems.Select(p => p.RuleId));
        Assert.Equal("invalid_url", problems[0].ServiceCode);
        Assert.All(problems, p => Assert.True(p.IsRefused));
    }

    [Fact]
    public async Task The_limits_are_those_of_the_service()
    {
        var provider = BatchProvider.OpenAI with { MaxRequestsPerFile = 1, MaxBytesPerFile = 150, MaxCustomIdLength = 1, CustomIdAlphabet = "bcd" };
        var problems = await ValidateAsync(Sound + "\n" + Sound.Replace("\"a\"", "\"bb\"", StringComparison.Ordinal), new BatchValidateOptions { Provider = provider });
        Assert.Equal([("BT1107", 1L), ("BT1107", 2L), ("BT5004", 2L), ("BT5005", null)], problems.Select(p => (p.RuleId, p.Line)));
    }

    [Fact]
    public async Task Advice_is_not_a_refusal()
    {
        var problem = Assert.Single(await ValidateAsync(Sound[..^1] + ",\"id\":1}"));
        Assert.False(problem.IsRefused);
        Assert.Null(problem.ServiceCode);
    }

    [Fact]
    public async Task A_second_of_two_names_the_first()
    {
        var problem = Assert.Single(await ValidateAsync(Sound + "\n" + Sound));
        Assert.Equal(1, problem.OtherLine);
        Assert.Equal("duplicate_custom_id", problem.ServiceCode);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_before_anything_is_read() =>
        await Assert.ThrowsAsync<FileNotFoundException>(async () => await BatchFile.ValidateAsync("none.jsonl").GetAsyncEnumerator().MoveNextAsync());

    [Fact]
    public async Task A_file_is_read_by_its_path_and_let_go()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Sound + "\n" + Sound);
        var problem = Assert.Single(await ToListAsync(BatchFile.ValidateAsync(path)));
        Assert.Equal(path, problem.File);
        File.Delete(path);
    }

    private static async Task<List<BatchFileProblem>> ValidateAsync(string content, BatchValidateOptions? options = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(content));
        var problems = await ToListAsync(BatchFile.ValidateAsync(stream, "f", options));
        Assert.True(stream.CanRead, "The stream was closed.");
        return problems;
    }

    private static async Task<List<BatchFileProblem>> ToListAsync(IAsyncEnumerable<BatchFileProblem> problems)
    {
        var list = new List<BatchFileProblem>();
        await foreach (var problem in problems)
            list.Add(problem);

        return list;
    }
}

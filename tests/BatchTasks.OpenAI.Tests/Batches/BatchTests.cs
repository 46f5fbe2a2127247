using System.Text;
using System.Text.Json;

namespace BatchTasks.ClientTests.Batches;

public sealed class BatchTests
{
    private const string Minimal = """{"id":"batch_1","object":"batch","status":"validating"}""";

    private static Batch Parse(string json) => Batch.Parse(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void Every_documented_member_is_read()
    {
        var batch = Parse("""
            {"id":"batch_1","object":"batch","endpoint":"/v1/embeddings","model":"text-embedding-3-small",
             "errors":{"object":"list","data":[{"code":"duplicate_custom_id","message":"Twice.","param":"custom_id","line":7},{"message":"Whole file."}]},
             "input_file_id":"file-1","completion_window":"24h","status":"cancelling","output_file_id":"file-2","error_file_id":"file-3",
             "created_at":1,"in_progress_at":2,"expires_at":3,"finalizing_at":4,"completed_at":5,"failed_at":6,"expired_at":7,"cancelling_at":8,"cancelled_at":9,
             "request_counts":{"total":10,"completed":7,"failed":2},
             "usage":{"input_tokens":1,"input_tokens_details":{"cached_tokens":2},"output_tokens":3,"output_tokens_details":{"reasoning_tokens":4},"total_tokens":5},
             "metadata":{"a":"b"},"output_expires_after":{"anchor":"created_at","seconds":3600},"something_new":[1]}
            """);

        Assert.Equal("batch_1", batch.Id);
        Assert.Equal("/v1/embeddings", batch.Endpoint);
        Assert.Equal("text-embedding-3-small", batch.Model);
        Assert.Equal(
            [
                new BatchValidationError { Code = "duplicate_custom_id", Message = "Twice.", Param = "custom_id", Line = 7 },
                new BatchValidationError { Message = "Whole file." },
            ],
            batch.Errors);
        Assert.Equal(("file-1", "file-2", "file-3"), (batch.InputFileId, batch.OutputFileId, batch.ErrorFileId));
        Assert.Equal("24h", batch.CompletionWindow);
        Assert.Equal(BatchStatusKind.Cancelling, batch.Status.Kind);
        Assert.False(batch.IsTerminal);
        DateTimeOffset?[] times =
        [
            batch.CreatedAt, batch.InProgressAt, batch.ExpiresAt, batch.FinalizingAt, batch.CompletedAt,
            batch.FailedAt, batch.ExpiredAt, batch.CancellingAt, batch.CancelledAt,
        ];
        Assert.Equal(Enumerable.Range(1, 9).Select(static i => (DateTimeOffset?)DateTimeOffset.FromUnixTimeSeconds(i)), times);
        Assert.Equal(new BatchRequestCounts(10, 7, 2), batch.RequestCounts);
        Assert.Equal(new BatchUsage(1, 2, 3, 4, 5), batch.Usage);
        Assert.Equal("b", batch.Metadata["a"]);
        Assert.Equal(new BatchOutputExpiry("created_at", 3600), batch.OutputExpiresAfter);
    }

    [Fact]
    public void A_batch_with_only_an_id_and_a_status_is_read()
    {
        var batch = Parse(Minimal);

        Assert.Equal(BatchStatusKind.Validating, batch.Status.Kind);
        Assert.Null(batch.RequestCounts);
        Assert.Null(batch.Usage);
        Assert.Empty(batch.Errors);
        Assert.Empty(batch.Metadata);
    }

    [Fact]
    public void Null_empty_and_fractional_values_of_other_services_are_tolerated()
    {
        var batch = Parse("""
            {"id":"batch_1","status":"canceled","endpoint":null,"errors":{"object":"list","data":null},"input_file_id":null,"output_file_id":"","error_file_id":"",
             "created_at":1762445017.5,"completed_at":0,"expires_at":null,"request_counts":{"total":3,"completed":null,"failed":null},"usage":null,"metadata":null}
            """);

        Assert.True(batch.IsTerminal);
        Assert.Equal(BatchStatusKind.Cancelled, batch.Status.Kind);
        Assert.Equal("canceled", batch.Status.Text);
        Assert.Null(batch.Endpoint);
        Assert.Null(batch.InputFileId);
        Assert.Null(batch.OutputFileId);
        Assert.Null(batch.ErrorFileId);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1762445017500), batch.CreatedAt);
        Assert.Null(batch.CompletedAt);
        Assert.Equal(new BatchRequestCounts(3, 0, 0), batch.RequestCounts);
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_given_as_it_is_written()
    {
        var batch = Parse("""
            {"id":"batch_1","status":"failed","errors":{"data":[{"code":"c","message":"model '\ud800' is unknown","line":1}]},"metadata":{"a":"\udc00"}}
            """);

        Assert.Equal(@"model '\ud800' is unknown", Assert.Single(batch.Errors).Message);
        Assert.Equal(@"\udc00", batch.Metadata["a"]);
    }

    [Theory]
    [InlineData("validating", BatchStatusKind.Validating, false)]
    [InlineData("failed", BatchStatusKind.Failed, true)]
    [InlineData("in_progress", BatchStatusKind.InProgress, false)]
    [InlineData("finalizing", BatchStatusKind.Finalizing, false)]
    [InlineData("completed", BatchStatusKind.Completed, true)]
    [InlineData("expired", BatchStatusKind.Expired, true)]
    [InlineData("cancelling", BatchStatusKind.Cancelling, false)]
    [InlineData("cancelled", BatchStatusKind.Cancelled, true)]
    [InlineData("paused", BatchStatusKind.Unknown, false)]
    public void A_status_is_known_or_keeps_its_word(string text, BatchStatusKind kind, bool isTerminal)
    {
        var status = new BatchStatus(text);

        Assert.Equal(kind, status.Kind);
        Assert.Equal(isTerminal, status.IsTerminal);
        Assert.Equal(text, status.ToString());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"batch_1"}""")]
    [InlineData("""{"status":"completed"}""")]
    [InlineData("<html>")]
    public void What_is_not_a_batch_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => Parse(json));

    [Fact]
    public void Real_batch_objects_of_OpenAI_are_read_with_their_values()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(Corpus(), "openai-batches.jsonl")))
            AssertSame(line);
    }

    [Theory]
    [InlineData("dashscope-cancelled.json", BatchStatusKind.Cancelled)]
    [InlineData("dashscope-completed.json", BatchStatusKind.Completed)]
    [InlineData("dashscope-invalid.json", BatchStatusKind.Failed)]
    public void Real_batch_objects_of_DashScope_are_read_with_their_values(string file, BatchStatusKind status)
    {
        var batch = AssertSame(File.ReadAllText(Path.Combine(Corpus(), file)));

        Assert.Equal(status, batch.Status.Kind);
        Assert.Equal(3, batch.Metadata.Count);
        if (status == BatchStatusKind.Failed)
            Assert.Equal(("url_not_found", "url", 1), (batch.Errors[0].Code, batch.Errors[0].Param, batch.Errors[0].Line));
    }

    private static string Corpus()
    {
        var corpus = Environment.GetEnvironmentVariable("BATCHTASKS_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "BATCHTASKS_CORPUS is not set.");
        return Path.Combine(corpus!, "objects");
    }

    /// <summary>Each member of the object, read once more in the plainest way, equals that of the batch.</summary>
    private static Batch AssertSame(string json)
    {
        var batch = Parse(json);
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;

        string? Text(string name) => root.GetProperty(name).GetString();
        long? Seconds(string name) => root.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt64() : null;
        Assert.Equal(Text("id"), batch.Id);
        Assert.Equal(Text("status"), batch.Status.Text);
        Assert.NotEqual(BatchStatusKind.Unknown, batch.Status.Kind);
        Assert.Equal(Text("endpoint"), batch.Endpoint);
        Assert.Equal(Text("input_file_id"), batch.InputFileId);
        Assert.Equal(Text("output_file_id"), batch.OutputFileId);
        Assert.Equal(Text("error_file_id"), batch.ErrorFileId);
        Assert.Equal(Text("completion_window"), batch.CompletionWindow);
        Assert.Equal(Seconds("created_at"), batch.CreatedAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("in_progress_at"), batch.InProgressAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("expires_at"), batch.ExpiresAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("finalizing_at"), batch.FinalizingAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("completed_at"), batch.CompletedAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("failed_at"), batch.FailedAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("expired_at"), batch.ExpiredAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("cancelling_at"), batch.CancellingAt?.ToUnixTimeSeconds());
        Assert.Equal(Seconds("cancelled_at"), batch.CancelledAt?.ToUnixTimeSeconds());
        var counts = root.GetProperty("request_counts");
        Assert.Equal(counts.GetProperty("total").GetInt64(), batch.RequestCounts!.Value.Total);
        Assert.Equal(counts.GetProperty("completed").GetInt64(), batch.RequestCounts!.Value.Completed);
        Assert.Equal(counts.GetProperty("failed").GetInt64(), batch.RequestCounts!.Value.Failed);
        foreach (var pair in root.GetProperty("metadata").EnumerateObject())
            Assert.Equal(pair.Value.GetString(), batch.Metadata[pair.Name]);

        if (root.TryGetProperty("usage", out var usage))
        {
            Assert.Equal(usage.GetProperty("input_tokens").GetInt64(), batch.Usage!.Value.InputTokens);
            Assert.Equal(usage.GetProperty("total_tokens").GetInt64(), batch.Usage!.Value.TotalTokens);
        }
        else
        {
            Assert.Null(batch.Usage);
        }

        return batch;
    }
}

using System.Text;

namespace BatchTasks.Tests.HandWritten;

internal static class Outcomes
{
    public static Task<List<BatchOutcome<TResult>>> ReadAsync<TTask, TResult>(ReadOnlyMemory<byte> file, BatchReadOptions? options = null)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        BatchFile.ReadAsync<TTask, TResult>(new MemoryStream(file.ToArray()), "output.jsonl", options).ToListAsync().AsTask();

    public static Task<List<BatchOutcome<string>>> ReadAsync(string file, BatchReadOptions? options = null) =>
        ReadAsync<AskTask, string>(Encoding.UTF8.GetBytes(file), options);

    public static async Task<BatchOutcome<string>> ReadOneAsync(string line) => Assert.Single(await ReadAsync(line + "\n"));

    /// <summary>A successful line as OpenAI writes it.</summary>
    public static string Line(string id, string content) =>
        Line(id, 200, Completion(content));

    /// <summary>A line with this response body.</summary>
    public static string Line(string id, int status, string body) =>
        $$"""{"id": "batch_req_1", "custom_id": "{{id}}", "response": {"status_code": {{status}}, "request_id": "req_1", "body": {{body}} }, "error": null}""";

    public static string Completion(string content, string finishReason = "stop") =>
        Body($$"""{"role": "assistant", "content": "{{content}}", "refusal": null}""", finishReason);

    /// <summary>A chat completion with this message.</summary>
    public static string Body(string message, string finishReason = "stop") =>
        "{\"id\": \"c\", \"object\": \"chat.completion\", \"model\": \"gpt-4o-mini\", \"choices\": [{\"index\": 0, \"message\": " + message
        + ", \"logprobs\": null, \"finish_reason\": \"" + finishReason + "\"}], \"usage\": " + Usage + "}";

    private const string Usage =
        """{"prompt_tokens": 3, "completion_tokens": 4, "total_tokens": 7, "prompt_tokens_details": {"cached_tokens": 2}, "completion_tokens_details": {"reasoning_tokens": 1}}""";
}

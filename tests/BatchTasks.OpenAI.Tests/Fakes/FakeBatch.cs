using System.Text.Json;

namespace BatchTasks.ClientTests.Fakes;

/// <summary>A batch at the <see cref="FakeService"/>.</summary>
public sealed class FakeBatch
{
    public required int Number { get; init; }

    public required JsonElement Request { get; init; }

    public string Id => $"batch_{Number}";

    public required string InputFileId { get; init; }

    public required IReadOnlyList<string> CustomIds { get; init; }

    /// <summary>How often it was read.</summary>
    public int Looks { get; set; }

    public bool IsCancelled { get; set; }

    /// <summary>Reading it gives this, with the members <c>id</c>, <c>input_file_id</c> and <c>object</c> added.</summary>
    public Dictionary<string, object?> Members { get; } = new() { ["status"] = "validating" };

    public static string Line(string customId, string content = "fine", string finishReason = "stop") =>
        $$$$"""{"id":"r","custom_id":"{{{{customId}}}}","response":{"status_code":200,"request_id":"req","body":{{{{Completion(content, finishReason)}}}}},"error":null}""";

    public static string Completion(string content, string finishReason = "stop") =>
        $$$$"""{"id":"c","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"message":{"role":"assistant","content":"{{{{content}}}}","refusal":null},"finish_reason":"{{{{finishReason}}}}"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""";

    public static string ErrorLine(string customId, int status = 400, string code = "bad") =>
        $$$$"""{"id":"r","custom_id":"{{{{customId}}}}","response":{"status_code":{{{{status}}}},"request_id":"req","body":{"error":{"code":"{{{{code}}}}","message":"No."}}},"error":null}""";

    public static string UnexecutedLine(string customId, string code) =>
        $$$$"""{"id":"r","custom_id":"{{{{customId}}}}","response":null,"error":{"code":"{{{{code}}}}","message":"Not executed."}}""";
}

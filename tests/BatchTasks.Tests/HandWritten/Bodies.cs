namespace BatchTasks.Tests.HandWritten;

/// <summary>Response bodies in the form of the published response schemas.</summary>
internal static class Bodies
{
    private const string ResponseUsage =
        """{"input_tokens":36,"input_tokens_details":{"cached_tokens":8,"cache_write_tokens":0},"output_tokens":87,"output_tokens_details":{"reasoning_tokens":64},"total_tokens":123}""";

    public const string GoodVerdict = """{\"sentiment\":\"positive\",\"confidence\":0.9}""";

    public const string OtherVerdict = """{\"sentiment\":\"negative\",\"confidence\":1}""";

    /// <summary>A response with these output items, separated by commas. Azure writes its times with a fraction.</summary>
    public static string Response(string items, string status = "completed", string incomplete = "null", string error = "null") =>
        $$"""
        {"id":"resp_1","object":"response","created_at":1762445017.0,"status":"{{status}}","error":{{error}},"incomplete_details":{{incomplete}},"instructions":null,
        "max_output_tokens":null,"model":"gpt-5-mini","output":[{{items}}],"parallel_tool_calls":true,"previous_response_id":null,
        "reasoning":{"effort":"low","summary":"auto"},"text":{"format":{"type":"text"} },"usage":{{ResponseUsage}},"metadata":{} }
        """;

    /// <summary>A message whose text is this, escaped for JSON.</summary>
    public static string Message(string text, string phase = "", string status = "completed", string logProbs = "[]") =>
        $$"""{"id":"msg_1","type":"message","role":"assistant","status":"{{status}}"{{(phase.Length > 0 ? $",\"phase\":\"{phase}\"" : "")}},"content":[{"type":"output_text","text":"{{text}}","annotations":[],"logprobs":{{logProbs}} }]}""";

    public static string Refusal(string text) =>
        $$"""{"id":"msg_2","type":"message","role":"assistant","status":"completed","content":[{"type":"refusal","refusal":"{{text}}"}]}""";

    public static string Reasoning(string summary) =>
        $$"""{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"{{summary}}"}],"encrypted_content":null}""";

    public static string Call(string name, string arguments, string id = "call_1") =>
        $$"""{"id":"fc_1","type":"function_call","status":"completed","call_id":"{{id}}","name":"{{name}}","arguments":"{{arguments}}"}""";

    /// <summary>A chat completion with these choices.</summary>
    public static string Chat(params string[] choices) =>
        $$"""{"id":"c","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{{string.Join(",", choices)}}],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7} }""";

    public static string Choice(int index, string message, string finishReason = "stop", string logProbs = "null") =>
        $$"""{"index":{{index}},"message":{{message}},"logprobs":{{logProbs}},"finish_reason":"{{finishReason}}"}""";

    /// <summary>A completion with these choices.</summary>
    public static string Completion(params string[] choices) =>
        $$"""{"id":"cmpl-1","object":"text_completion","created":1589478378,"model":"gpt-3.5-turbo-instruct","choices":[{{string.Join(",", choices)}}],"usage":{"prompt_tokens":5,"completion_tokens":7,"total_tokens":12} }""";

    public const string Moderation =
        """
        {"id":"modr-1","model":"omni-moderation-latest","results":[{"flagged":true,
        "categories":{"hate":false,"violence":true,"violence/graphic":false,"illicit":null,"brand-new":true},
        "category_scores":{"hate":0.25,"violence":0.98,"violence/graphic":1e-3,"illicit":null,"brand-new":1},
        "category_applied_input_types":{"hate":["text"],"violence":["text","image"],"violence/graphic":[],"brand-new":["audio",5]}}]}
        """;

    /// <summary>One pixel.</summary>
    public const string Png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    public static string Images(params string[] data) =>
        $$"""
        {"created":1713833628,"data":[{{string.Join(",", data)}}],"background":"transparent","output_format":"png","size":"1024x1024","quality":"high",
        "usage":{"total_tokens":100,"input_tokens":50,"output_tokens":50,"input_tokens_details":{"text_tokens":10,"image_tokens":40} } }
        """;

    public const string Video =
        """
        {"id":"video_1","object":"video","model":"sora-2","status":"completed","progress":100,"created_at":1712697600,"completed_at":1712697700,"expires_at":1712784000,
        "prompt":"A cat","size":"1280x720","seconds":"8","remixed_from_video_id":null,"error":null}
        """;
}

using System.Text;

namespace BatchTasks.Tests.Results.Layouts;

/// <summary>Result lines as services lay them out.</summary>
internal static class LayoutLines
{
    public static readonly byte[][] Chat =
    [
        Chat1("batch_req_1", "review-1", "{\\\"Sentiment\\\":\\\"Positive\\\",\\\"Confidence\\\":0.9,\\\"Reason\\\":\\\"caf\\u00e9, \\\\\\\"good\\\\\\\"\\\\n and 美味しい\\\"}", 12, "stop"),
        Chat1("batch_req_22", "review-2\\n", "{\\\"Sentiment\\\":\\\"Negative\\\",\\\"Confidence\\\":1,\\\"Reason\\\":null}", 3456, "stop"),
        Chat1("batch_req_333", "review-3", "{\\\"Sentiment\\\":\\\"Negative\\\",\\\"Conf", 0, "length"),
    ];

    public static readonly byte[][] Compact =
    [
        "{\"id\":\"vllm-1\",\"custom_id\":\"a\",\"response\":{\"status_code\":200,\"request_id\":\"r1\",\"body\":{\"choices\":[{\"index\":0,\"message\":{\"content\":\"{\\\"Sentiment\\\":\\\"Positive\\\",\\\"Confidence\\\":1e-1,\\\"Reason\\\":\\\"\\\"}\",\"reasoning_content\":\"so\"},\"finish_reason\":\"stop\"}],\"model\":\"m\",\"usage\":{\"total_tokens\":3,\"prompt_tokens\":1}}},\"error\":null}"u8.ToArray(),
        "{\"id\":\"vllm-2\",\"custom_id\":\"b\",\"response\":{\"status_code\":429,\"request_id\":\"r2\",\"body\":{\"error\":{\"message\":\"slow down\",\"code\":\"rate\"}}},\"error\":null}"u8.ToArray(),
        "{\"id\":\"x\",\"custom_id\":\"c\",\"response\":null,\"error\":{\"code\":\"batch_expired\",\"message\":\"late\"}}"u8.ToArray(),
    ];

    public static readonly byte[][] Responses =
    [
        "{\"id\":\"1\",\"custom_id\":\"a\",\"error\":null,\"response\":{\"status_code\":200,\"request_id\":\"r\",\"body\":{\"object\":\"response\",\"status\":\"completed\",\"model\":\"gpt-5\",\"output\":[{\"type\":\"reasoning\",\"summary\":[]},{\"type\":\"message\",\"content\":[{\"type\":\"output_text\",\"text\":\"{\\\"Sentiment\\\":\\\"Positive\\\",\\\"Confidence\\\":0.5,\\\"Reason\\\":\\\"x\\\"}\"}]}],\"usage\":{\"input_tokens\":5,\"input_tokens_details\":{\"cached_tokens\":2},\"output_tokens\":6,\"output_tokens_details\":{\"reasoning_tokens\":3},\"total_tokens\":11}}}}"u8.ToArray(),
        "{\"id\":\"2\",\"custom_id\":\"b\",\"error\":null,\"response\":{\"status_code\":200,\"request_id\":\"r\",\"body\":{\"object\":\"response\",\"status\":\"incomplete\",\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"model\":\"gpt-5\",\"output\":[],\"usage\":{\"input_tokens\":5,\"output_tokens\":6,\"total_tokens\":11}}}}"u8.ToArray(),
    ];

    public static readonly byte[][] Embeddings =
    [
        Embedding("\"AACAPwAAAEAAAEBA\"", 1),
        Embedding("\"AACAvwAAAEAAAMDA\"", 22),
        Embedding("[1.5, -0.006929283495992422, 3e-7]", 3),
        Embedding("[0.25,\n-1,7]", 4),
        Embedding("\"AACAvwAAAEA=\"", 5),
        Embedding("[], \"embedding\": [1]", 6),
    ];

    private static byte[] Chat1(string id, string customId, string content, int tokens, string finishReason) => Encoding.UTF8.GetBytes(
        $"{{\"id\": \"{id}\", \"custom_id\": \"{customId}\", \"response\": {{\"status_code\": 200, \"request_id\": \"{id}f\", \"body\": {{\"id\": \"chatcmpl-{tokens}\", "
        + $"\"object\": \"chat.completion\", \"created\": {1716188983 + tokens}, \"model\": \"gpt-4o-mini-2024-07-18\", \"choices\": [{{\"index\": 0, \"message\": {{\"role\": \"assistant\", "
        + $"\"content\": \"{content}\", \"refusal\": null, \"annotations\": []}}, \"logprobs\": null, \"finish_reason\": \"{finishReason}\"}}], \"usage\": {{\"prompt_tokens\": {tokens}, "
        + $"\"completion_tokens\": 7, \"total_tokens\": {tokens + 7}, \"prompt_tokens_details\": {{\"cached_tokens\": 0}}, \"completion_tokens_details\": {{\"reasoning_tokens\": {tokens}}}}}, "
        + "\"service_tier\": \"default\", \"system_fingerprint\": \"fp_1\"}}, \"error\": null}");

    private static byte[] Embedding(string vector, int tokens) => Encoding.UTF8.GetBytes(
        $"{{\"id\": \"e{tokens}\", \"custom_id\": \"chunk-{tokens}\", \"response\": {{\"status_code\": 200, \"request_id\": \"r{tokens}\", \"body\": {{\"object\": \"list\", \"data\": [{{\"object\": \"embedding\", "
        + $"\"index\": 0, \"embedding\": {vector}}}], \"model\": \"text-embedding-3-small\", \"usage\": {{\"prompt_tokens\": {tokens}, \"total_tokens\": {tokens}}}}}}}, \"error\": null}}");
}

namespace BatchTasks.ClientTests.Nasty;

/// <summary>Lines and bodies in the forms that services write them.</summary>
internal static class NastyBodies
{
    public const string Refusal = """{"type":"message","role":"assistant","status":"completed","content":[{"type":"refusal","refusal":"I can't help with that."}]}""";

    /// <summary>A message whose text is this, escaped for JSON.</summary>
    public static string Message(string text) =>
        $$"""{"type":"message","role":"assistant","status":"completed","content":[{"type":"output_text","text":"{{text}}","annotations":[]}]}""";

    public static string Note(string text) => Message($$"""{\"Text\":\"{{text}}\",\"Stars\":5}""");

    public static string Response(string items, string status = "completed", string incomplete = "null", string error = "null") =>
        $$"""
        {"id":"resp_1","object":"response","created_at":1,"status":"{{status}}","error":{{error}},"incomplete_details":{{incomplete}},"model":"gpt-5-mini","output":[{{items}}],"usage":{"input_tokens":10,"output_tokens":5,"total_tokens":15} }
        """.Trim();

    /// <summary>A line with this body, as OpenAI writes it. It ends with its line break.</summary>
    public static string Line(string body, int status = 200, string id = "ID") =>
        $$"""{"id":"batch_req_1","custom_id":"{{id}}","response":{"status_code":{{status}},"request_id":"req_1","body":{{body}} },"error":null}""" + "\n";

    public static string Failure(int status, string code, string message) =>
        Line($$"""{"error":{"message":"{{message}}","type":"error","param":null,"code":"{{code}}"} }""", status);

    public static string NotExecuted(string code) =>
        $$"""{"id":"batch_req_1","custom_id":"ID","response":null,"error":{"code":"{{code}}","message":"This request was not executed."} }""" + "\n";
}

using System.Text.Json;

namespace BatchTasks.Cli.Tests.Harness;

/// <summary>Lines of input files, as anything may write them.</summary>
internal static class Requests
{
    public static string Chat(string id, string text = "Say hello.", string model = "gpt-4o-mini") =>
        Line(id, "/v1/chat/completions", $$"""{"model":"{{model}}","messages":[{"role":"user","content":{{Json(text)}}}]}""");

    public static string Embedding(string id, string text = "hello") =>
        Line(id, "/v1/embeddings", $$"""{"model":"text-embedding-3-small","input":{{Json(text)}}}""");

    public static string Line(string id, string url, string body) => $$"""{"custom_id":"{{id}}","method":"POST","url":"{{url}}","body":{{body}}}""";

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}

namespace Mistakes;

public static class WrongMethod
{
    public static object Line(int id) => new // BT4001
    {
        custom_id = $"review-{id}",
        method = "GET", // BT1001
        url = "/v1/chat/completions",
        body = new { model = "gpt-4o-mini", messages = new[] { new { role = "user", content = "Hello" } } },
    };
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatchTasks.Benchmarks.Reading;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Data;

/// <summary>A result file of chat completions as OpenAI's service writes them: the order, the white space and all members of its lines, text outside ASCII as it is.</summary>
internal sealed class ChatResults
{
    private static readonly string[] s_tags = ["food", "service", "price", "atmosphere", "waiting time", "location", "drinks", "dessert"];
    private static readonly string[] s_japaneseTags = ["料理", "接客", "価格", "雰囲気", "待ち時間", "立地", "飲み物", "デザート"];
    private static readonly JsonSerializerOptions s_relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Random _random = new(7);
    private readonly TextMaker _texts;
    private readonly string[] _tags;

    /// <summary>Makes a file.</summary>
    /// <param name="kind">What summaries are made of.</param>
    /// <param name="lines">How many lines.</param>
    /// <param name="keep">Of how many of them, from the first one on, the values are kept to compare with.</param>
    /// <param name="output">Where to.</param>
    private ChatResults(TextKind kind, int lines, int keep, Stream output)
    {
        _texts = new TextMaker(kind, seed: 8);
        _tags = kind is TextKind.Ja ? s_japaneseTags : s_tags;
        Lines = lines;
        var expected = new List<ChatAnswer>();
        for (var i = 0; i < lines; i++)
        {
            var answer = NextAnswer(i);
            if (i < keep)
                expected.Add(answer);

            output.Write(Encoding.UTF8.GetBytes(LineOf(answer)));
        }

        Expected = expected;
    }

    public int Lines { get; }

    /// <summary>The values of the first lines.</summary>
    public IReadOnlyList<ChatAnswer> Expected { get; }

    /// <summary>The file, where it was made in memory.</summary>
    public byte[] Bytes { get; private init; } = [];

    public static ChatResults InMemory(TextKind kind, int lines, int keep = 0)
    {
        var output = new MemoryStream(lines * 1500);
        return new(kind, lines, keep, output) { Bytes = output.ToArray() };
    }

    public static void WriteFile(string path, TextKind kind, int lines)
    {
        using var file = File.Create(path, 1 << 20);
        _ = new ChatResults(kind, lines, keep: 0, file);
    }

    private ChatAnswer NextAnswer(int id)
    {
        var tags = new string[_random.Next(2, 6)];
        for (var i = 0; i < tags.Length; i++)
            tags[i] = _tags[(i + id) % _tags.Length];

        var verdict = new Verdict((Sentiment)_random.Next(4), _random.Next(1001) / 1000.0, _texts.Make(120, 320).TrimEnd(), tags);
        long input = _random.Next(300, 1200), output = _random.Next(60, 200);
        return new($"review-{id}", Hex(32), "gpt-4o-mini-2024-07-18", "stop", new BatchUsage(input, 0, output, 0, input + output), verdict);
    }

    private string LineOf(ChatAnswer answer)
    {
        var content = JsonSerializer.Serialize(JsonSerializer.Serialize(answer.Verdict, s_relaxed), s_relaxed);
        var usage = answer.Usage;
        return string.Create(CultureInfo.InvariantCulture, $$$"""{"id": "batch_req_{{{Hex(32)}}}", "custom_id": "{{{answer.CustomId}}}", "response": {"status_code": 200, "request_id": "{{{answer.RequestId}}}", "body": {"id": "chatcmpl-{{{Hex(29)}}}", "object": "chat.completion", "created": {{{1760000000 + _random.Next(80_000)}}}, "model": "{{{answer.Model}}}", "choices": [{"index": 0, "message": {"role": "assistant", "content": {{{content}}}, "refusal": null, "annotations": []}, "logprobs": null, "finish_reason": "{{{answer.FinishReason}}}"}], "usage": {"prompt_tokens": {{{usage.InputTokens}}}, "completion_tokens": {{{usage.OutputTokens}}}, "total_tokens": {{{usage.TotalTokens}}}, "prompt_tokens_details": {"cached_tokens": 0, "audio_tokens": 0}, "completion_tokens_details": {"reasoning_tokens": 0, "audio_tokens": 0, "accepted_prediction_tokens": 0, "rejected_prediction_tokens": 0}}, "service_tier": "default", "system_fingerprint": "fp_{{{Hex(10)}}}"}}, "error": null}""") + "\n";
    }

    private string Hex(int digits) => _random.GetHexString(digits, lowercase: true);
}

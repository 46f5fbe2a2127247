using System.IO.Compression;
using System.Text.Json;

namespace BatchTasks.Emulator.Tests;

/// <summary>Moderations, images and videos.</summary>
public sealed class MediaAnswerTests
{
    private const string Moderations = "/v1/moderations";
    private const string Generations = "/v1/images/generations";

    [Theory]
    [InlineData("\"A nice day.\"", "")]
    [InlineData("\"Violence!\"", "violence")]
    [InlineData("\"graphic violence\"", "violence violence/graphic")]
    [InlineData("[\"hate\",\"x\",\"self-harm with intent\"]", "hate||self-harm self-harm/intent")]
    [InlineData("""[{"type":"text","text":"sexual"},{"type":"image_url","image_url":{"url":"u"}}]""", "sexual")]
    public void A_moderation_flags_the_categories_that_are_named(string input, string flagged)
    {
        var results = Requests.Answer(Moderations, $$"""{"input":{{input}} }""").GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(flagged, string.Join('|', results.Select(result => string.Join(' ', Names(result.GetProperty("categories"))))));
        Assert.All(results, result => Assert.Equal(Names(result.GetProperty("categories")).Any(), result.GetProperty("flagged").GetBoolean()));
        Assert.All(results, result => Assert.All(result.GetProperty("category_scores").EnumerateObject(), score =>
            Assert.Equal(result.GetProperty("categories").GetProperty(score.Name).GetBoolean(), score.Value.GetDouble() >= 0.5)));

        static IEnumerable<string> Names(JsonElement categories) => categories.EnumerateObject().Where(category => category.Value.GetBoolean()).Select(category => category.Name);
    }

    [Fact]
    public void A_moderation_says_what_its_categories_were_applied_to()
    {
        var answer = Requests.Answer(Moderations, """{"input":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"u"}}]}""");
        var types = answer.GetProperty("results")[0].GetProperty("category_applied_input_types");
        Assert.Equal("""["text","image"]""", types.GetProperty("violence").GetRawText());
        Assert.Equal("""["text"]""", types.GetProperty("hate").GetRawText());
        Assert.Equal("omni-moderation-latest", answer.GetProperty("model").GetString());
        Assert.Equal("m", Requests.Answer(Moderations, """{"model":"m","input":"a"}""").GetProperty("model").GetString());
    }

    [Fact]
    public void A_handler_s_scores_are_those_of_known_categories()
    {
        var request = Requests.Of(Moderations, """{"input":"x"}""");
        var answer = Requests.Json(EmulatedResponse.Moderations(request, [new Dictionary<string, double> { ["hate"] = 0.5, ["violence"] = 0.4 }])).GetProperty("results")[0];
        Assert.True(answer.GetProperty("categories").GetProperty("hate").GetBoolean());
        Assert.False(answer.GetProperty("categories").GetProperty("violence").GetBoolean());
        Assert.Equal(0.4, answer.GetProperty("category_scores").GetProperty("violence").GetDouble());
        Assert.Contains("harassment", Assert.Throws<ArgumentException>(() => EmulatedResponse.Moderations(request, [new Dictionary<string, double> { ["rude"] = 1 }])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => EmulatedResponse.Moderations(Requests.Of(Generations, "{}"), [new Dictionary<string, double>()]));
    }

    [Fact]
    public void Images_are_real_small_differ_and_follow_from_the_request()
    {
        const string Body = """{"model":"gpt-image-1","prompt":"a cat","n":3,"size":"1536x1024","quality":"high"}""";
        var answer = Requests.Answer(Generations, Body);
        var images = answer.GetProperty("data").EnumerateArray().Select(image => image.GetProperty("b64_json").GetBytesFromBase64()).ToList();
        Assert.Equal(3, images.Select(Convert.ToHexString).Distinct().Count());
        Assert.All(images, AssertPng);
        Assert.Equal(("1536x1024", "high"), (answer.GetProperty("size").GetString(), answer.GetProperty("quality").GetString()));
        Assert.Equal(answer.GetRawText(), Requests.Answer(Generations, Body).GetRawText());
    }

    [Theory]
    [InlineData("dall-e-2", "", true, false)]
    [InlineData("dall-e-3", ",\"response_format\":\"url\"", true, true)]
    [InlineData("dall-e-3", ",\"response_format\":\"b64_json\"", false, true)]
    [InlineData("gpt-image-1", "", false, false)]
    public void An_older_model_answers_with_urls_where_base64_is_not_asked_for(string model, string more, bool isUrl, bool isRevised)
    {
        var image = Assert.Single(Requests.Answer(Generations, $$"""{"model":"{{model}}","prompt":"p"{{more}} }""").GetProperty("data").EnumerateArray());
        Assert.Equal((isUrl, !isUrl, isRevised), (image.TryGetProperty("url", out var url), image.TryGetProperty("b64_json", out _), image.TryGetProperty("revised_prompt", out _)));
        if (isUrl)
            AssertPng(Convert.FromBase64String(url.GetString()!["data:image/png;base64,".Length..]));
    }

    [Fact]
    public void A_handler_sees_texts_and_images_of_any_endpoint()
    {
        var edit = Requests.Of("/v1/images/edits", """{"prompt":"p","images":[{"image_url":"data:image/png;base64,AQI="},{"file_id":"f"}]}""");
        Assert.Equal("p", edit.LastUserText);
        Assert.Equal(("data:image/png;base64,AQI=", "image/png", 2), (edit.Images[0].Url, edit.Images[0].MediaType, edit.Images[0].Data.Length));
        Assert.Equal((null, "f", 0), (edit.Images[1].Url, edit.Images[1].FileId, edit.Images[1].Data.Length));

        var chat = Requests.Of("/v1/chat/completions", """{"messages":[{"role":"system","content":"s"},{"role":"developer","content":[{"type":"text","text":"d"}]},{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}},{"type":"text","text":"t"}]}]}""");
        Assert.Equal(("t", "s\nd", "https://example.com/a.png"), (chat.LastUserText, chat.SystemText, Assert.Single(chat.Images).Url));

        var response = Requests.Of("/v1/responses", """{"instructions":"i","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:;base64,?"}]}]}""");
        Assert.Equal(("", "i", 0), (response.LastUserText, response.SystemText, Assert.Single(response.Images).Data.Length));

        Assert.Equal(["a", "b"], Requests.Of(Moderations, """{"input":["a","b"]}""").Inputs);
        Assert.Equal(["x", "[1,2]"], Requests.Of("/v1/completions", """{"prompt":["x",[1,2]]}""").Inputs);
        Assert.Equal("f", Assert.Single(Requests.Of("/v1/videos", """{"prompt":"p","input_reference":{"file_id":"f"}}""").Images).FileId);
        foreach (var body in new[] { "null", "[]", "{\"input\":1,\"prompt\":{},\"messages\":[1],\"images\":\"x\"}", "\"x\"" })
        {
            foreach (var endpoint in (string[])[Moderations, Generations, "/v1/responses", "/v1/chat/completions", "/v1/images/edits", "/v1/videos", "/v1/completions", "/v1/embeddings"])
            {
                var odd = Requests.Of(endpoint, body);
                Assert.NotNull(odd.LastUserText + odd.SystemText + odd.Inputs.Count);
                Assert.Empty(odd.Images);
            }
        }
    }

    [Fact]
    public void A_video_is_completed_and_a_handler_s_may_fail()
    {
        var video = Requests.Answer("/v1/videos", """{"prompt":"waves","seconds":"8"}""");
        Assert.Equal(("completed", 100, "8", "720x1280", "waves", "sora-2"), (Text("status"), video.GetProperty("progress").GetInt32(), Text("seconds"), Text("size"), Text("prompt"), Text("model")));
        var failed = Requests.Json(EmulatedResponse.FailedVideo(Requests.Of("/v1/videos", """{"prompt":"waves"}"""), "moderation_blocked", "no"));
        Assert.Equal(("failed", "moderation_blocked"), (failed.GetProperty("status").GetString(), failed.GetProperty("error").GetProperty("code").GetString()));

        string? Text(string name) => video.GetProperty(name).GetString();
    }

    /// <summary>Signature, chunks with their checksums, and as many bytes of pixels as the header says.</summary>
    private static void AssertPng(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var names = new List<string>();
        using var compressed = new MemoryStream();
        var at = 8;
        while (at < png.Length)
        {
            var length = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = System.Text.Encoding.ASCII.GetString(png, at + 4, 4);
            names.Add(name);
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (name == "IDAT")
                compressed.Write(png, at + 8, length);

            at += length + 12;
        }

        Assert.Equal(["IHDR", "IDAT", "IEND"], names);
        compressed.Position = 0;
        using var pixels = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionMode.Decompress))
            zlib.CopyTo(pixels);

        var side = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        Assert.Equal(side * (1 + (3 * side)), pixels.Length);
        Assert.Equal([8, 2, 0, 0, 0], png[24..29]);
    }

    /// <summary>By the table of the standard's annex, not by the code under test.</summary>
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var table = Enumerable.Range(0, 256).Select(value =>
        {
            var entry = (uint)value;
            for (var bit = 0; bit < 8; bit++)
                entry = (entry & 1) != 0 ? 0xEDB88320 ^ (entry >> 1) : entry >> 1;

            return entry;
        }).ToArray();
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = table[(crc ^ value) & 0xFF] ^ (crc >> 8);

        return crc ^ uint.MaxValue;
    }
}

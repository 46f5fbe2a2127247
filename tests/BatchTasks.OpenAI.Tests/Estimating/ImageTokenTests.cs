using System.Buffers.Binary;
using static BatchTasks.ClientTests.Estimating.TokenCounting;

namespace BatchTasks.ClientTests.Estimating;

/// <summary>The examples of OpenAI's guide on images and vision, and what its users were billed.</summary>
public class ImageTokenTests
{
    [Theory]
    [InlineData("gpt-4o", 1024, 1024, "high", 765)]
    [InlineData("gpt-4o", 2048, 4096, "high", 1105)]
    [InlineData("gpt-4o", 4096, 8192, "low", 85)]
    [InlineData("gpt-4o-2024-08-06", 128, 64, "auto", 255)]
    [InlineData("gpt-4o-mini", 128, 64, "high", 8500)]
    [InlineData("gpt-4o-mini", 128, 64, "low", 2833)]
    [InlineData("gpt-5", 1024, 1024, "high", 630)]
    [InlineData("o3", 1024, 1024, "high", 675)]
    [InlineData("gpt-4.1-mini", 1024, 1024, "high", 1659)] // 1024 patches
    [InlineData("gpt-4.1-mini", 1800, 2400, "low", 2353)] // 1452 patches
    [InlineData("gpt-4.1-nano", 32, 33, "high", 5)] // 2 patches
    public void An_image_in_the_line_counts_by_its_size(string model, int width, int height, string detail, int expected) =>
        Assert.Equal(expected, CountImage(model, $$"""{"url":"{{DataUrl(Png(width, height), "png")}}","detail":"{{detail}}"}"""));

    public static TheoryData<string, byte[]> Forms => new()
    {
        { "png", Png(1024, 1024) },
        { "gif", [.. "GIF89a"u8, 0, 4, 0, 4, 0, 0] },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. new byte[14], 0xFF, 0xFF, 0xC2, 0, 17, 8, 4, 0, 4, 0, 3, 1, 0x22, 0] },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFE, .. new byte[0xFFFC], 0xFF, 0xC0, 0, 17, 8, 4, 0, 4, 0, 3, 1, 0x22, 0] },
        { "webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8 "u8, 0, 0, 0, 0, 0, 0, 0, 0x9D, 0x01, 0x2A, 0, 4, 0, 4, 0, 0] },
        { "webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8L"u8, 0, 0, 0, 0, 0x2F, 0xFF, 0xC3, 0xFF, 0, 0, 0, 0, 0, 0] },
        { "webp", [.. "RIFF"u8, 0, 0, 0, 0, .. "WEBPVP8X"u8, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 3, 0, 0xFF, 3, 0, 0] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_of_image_tells_its_size(string form, byte[] image) =>
        Assert.Equal(765, CountImage("gpt-4o", $$"""{"url":"{{DataUrl(image, form)}}"}"""));

    [Theory]
    [InlineData("\"https://example.org/a.png\"")]
    [InlineData("{\"detail\":\"high\",\"url\":\"https://example.org/a.png\"}")]
    [InlineData("{\"url\":\"data:image/png;base64,iVBORw0KGgo=\"}")]
    [InlineData("{\"url\":\"data:image/png;base64,not base64\"}")]
    [InlineData("{\"url\":\"data:image/jpeg;base64,/9j/4AAQ\"}")]
    public void An_image_that_does_not_tell_its_size_counts_as_the_largest(string url) => Assert.Equal(85 + (8 * 170), CountImage("gpt-4o", url));

    [Fact]
    public void Images_of_responses_count_likewise()
    {
        Assert.Equal(765, CountPart($$"""{"type":"input_image","image_url":"{{DataUrl(Png(1024, 1024), "png")}}","detail":"high"}"""));
        Assert.Equal(85, CountPart("""{"type":"input_image","detail":"low","file_id":"file-1"}"""));
        Assert.Equal(85, CountPart("""{"file_id":"file-1","detail":"low","type":"input_image","image_url":null}"""));
        Assert.Equal(0, CountPart("""{"type":"input_file","file_id":"file-1","filename":"a.pdf"}"""));
    }

    [Fact]
    public void Files_and_audio_are_estimated_by_their_data()
    {
        var data = Convert.ToBase64String(new byte[48_000]);
        Assert.Equal(12_000, CountPart($$"""{"type":"input_file","filename":"a.pdf","file_data":"{{data}}"}"""));
        Assert.Equal(12_000, CountPart($$"""{"type":"file","file":{"filename":"a.pdf","file_data":"{{data}}"} }"""));
        Assert.Equal(120, CountPart($$"""{"type":"input_audio","input_audio":{"data":"{{data}}","format":"mp3"} }"""));
        Assert.Equal(15, CountPart($$"""{"type":"input_audio","input_audio":{"format":"wav","data":"{{data}}"} }"""));
    }

    private static long CountImage(string model, string url) =>
        CountPart($$"""{"type":"image_url","image_url":{{url}} }""", model);

    /// <summary>What a part adds to a message without any.</summary>
    private static long CountPart(string part, string model = "gpt-4o")
    {
        const string Body = """{"input":[{"role":"user","content":[PART]}]}""";
        return Count(model, BatchEndpoints.Responses, Body.Replace("PART", part, StringComparison.Ordinal))
            - Count(model, BatchEndpoints.Responses, Body.Replace("PART", "", StringComparison.Ordinal));
    }

    private static string DataUrl(byte[] image, string form) => $"data:image/{form};base64,{Convert.ToBase64String(image)}";

    /// <summary>The beginning of an image of this size.</summary>
    private static byte[] Png(int width, int height)
    {
        byte[] image = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, .. new byte[8], 8, 2, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(image.AsSpan(20), height);
        return image;
    }
}

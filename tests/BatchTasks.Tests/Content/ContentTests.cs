using System.Text;
using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Content;

public sealed class ContentTests
{
    public static TheoryData<byte[], string> Images => new()
    {
        { Samples.Png, "image/png" },
        { Samples.Jpeg, "image/jpeg" },
        { Samples.Gif, "image/gif" },
        { Samples.Webp, "image/webp" },
        { Samples.Bmp, "image/bmp" },
        { Samples.Tiff, "image/tiff" },
        { Samples.Heic, "image/heic" },
        { Samples.Avif, "image/avif" },
    };

    [Theory]
    [MemberData(nameof(Images))]
    public void The_first_bytes_tell_what_an_image_is(byte[] bytes, string expected)
    {
        Assert.Equal(expected, BatchImage.FromBytes(bytes).MediaType);
        Assert.Equal("image/x-own", BatchImage.FromBytes(bytes, "image/x-own").MediaType);
    }

    [Fact]
    public void The_first_bytes_tell_the_format_of_audio()
    {
        Assert.Equal(BatchAudioFormat.Wav, BatchAudio.FromBytes(Samples.Wav).Format);
        Assert.Equal(BatchAudioFormat.Mp3, BatchAudio.FromBytes(Samples.Mp3).Format);
        Assert.Equal(BatchAudioFormat.Mp3, BatchAudio.FromBytes(Samples.TaggedMp3).Format);
        Assert.Equal(BatchAudioFormat.Mp3, BatchAudio.FromBytes("x"u8.ToArray(), BatchAudioFormat.Mp3).Format);
    }

    [Theory]
    [MemberData(nameof(Images))]
    public void A_beginning_of_a_signature_is_never_taken_for_another_kind(byte[] bytes, string expected)
    {
        var told = 0;
        for (var length = 0; length < bytes.Length; length++)
        {
            var start = bytes[..length];
            if (Record.Exception(() => BatchImage.FromBytes(start)) is { } error)
                Assert.IsType<ArgumentException>(error);
            else
                Assert.Equal(expected, BatchImage.FromBytes(start).MediaType);

            told += Record.Exception(() => BatchImage.FromBytes(start)) is null ? 1 : 0;
        }

        Assert.True(told < bytes.Length - 2, $"{told} of {bytes.Length} beginnings were taken for an image.");
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("BM is a name, not a bitmap")]
    [InlineData("RIFF")]
    [InlineData("%PDF-1.7")]
    public void Bytes_that_tell_no_image_need_a_media_type(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        var error = Assert.Throws<ArgumentException>(() => BatchImage.FromBytes(bytes));

        Assert.Contains("Give its mediaType", error.Message, StringComparison.Ordinal);
        Assert.Equal("image/png", BatchImage.FromBytes(bytes, "image/png").MediaType);
        Assert.Throws<ArgumentException>(() => BatchAudio.FromBytes(bytes));
    }

    [Fact]
    public void AAC_and_WebP_are_no_audio_that_the_service_takes()
    {
        Assert.Throws<ArgumentException>(() => BatchAudio.FromBytes(new byte[] { 0xFF, 0xF1, 0x50, 0x80 }));
        Assert.Throws<ArgumentException>(() => BatchAudio.FromBytes(Samples.Webp));
    }

    [Theory]
    [InlineData("report.pdf", "application/pdf")]
    [InlineData("NOTES.TXT", "text/plain")]
    [InlineData("a.b.csv", "text/csv")]
    [InlineData("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public void The_name_tells_what_a_document_is_whose_bytes_do_not(string name, string expected)
    {
        Assert.Equal(expected, BatchFileInput.FromBytes(Samples.Zip, name).MediaType);
        Assert.Equal("application/pdf", BatchFileInput.FromBytes(Samples.Pdf, name).MediaType);
        Assert.Equal("a/b", BatchFileInput.FromBytes(Samples.Pdf, name, "a/b").MediaType);
    }

    [Fact]
    public void A_document_that_nothing_tells_of_needs_a_media_type()
    {
        var error = Assert.Throws<ArgumentException>(() => BatchFileInput.FromBytes(Samples.Zip, "archive"));

        Assert.Contains("Give its mediaType", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("png")]
    [InlineData("image/")]
    [InlineData("/png")]
    [InlineData("image/png,")]
    [InlineData("image/\"png")]
    [InlineData("image/png\n")]
    [InlineData("audio/wav")]
    public void What_is_no_media_type_of_an_image_is_refused(string mediaType)
    {
        Assert.Throws<ArgumentException>(nameof(mediaType), () => BatchImage.FromBytes(Samples.Png, mediaType));
        Assert.Throws<ArgumentException>(nameof(mediaType), () => BatchImage.FromFile("a.png", mediaType));
    }

    [Theory]
    [InlineData("images/a.png")]
    [InlineData("/images/a.png")]
    [InlineData("file:///images/a.png")]
    [InlineData("ftp://example.com/a.png")]
    [InlineData("https://")]
    [InlineData(" https://example.com/a.png")]
    [InlineData("data:image/png;base64,")]
    [InlineData("")]
    [InlineData(" ")]
    public void A_url_that_the_service_cannot_fetch_is_refused(string url)
    {
        Assert.Throws<ArgumentException>(nameof(url), () => BatchImage.FromUrl(url));
        Assert.Throws<ArgumentException>(nameof(url), () => BatchFileInput.FromUrl(url));
    }

    [Fact]
    public void A_url_stays_as_it_is_given()
    {
        var data = "data:image/png;base64," + new string('A', 100_000);

        Assert.Equal("HTTPS://example.com/é?a=b c", BatchImage.FromUrl("HTTPS://example.com/é?a=b c").Url);
        Assert.Equal("https://example.com/%C3%A9", BatchImage.FromUrl(new Uri("https://example.com/é")).Url);
        Assert.Equal(data, BatchImage.FromUrl(data).Url);
        Assert.Equal("https://example.com/a.pdf", BatchFileInput.FromUrl(new Uri("https://example.com/a.pdf")).Url);
        Assert.Throws<ArgumentException>("url", () => BatchFileInput.FromUrl(data));
        Assert.Throws<ArgumentException>("url", () => BatchImage.FromUrl(new Uri("a.png", UriKind.Relative)));
    }

    [Fact]
    public void Nothing_is_no_content()
    {
        Assert.Throws<ArgumentNullException>(() => new BatchText(null!));
        Assert.Throws<ArgumentNullException>(() => (BatchContent)(string)null!);
        Assert.Throws<ArgumentException>(() => BatchImage.FromBytes(default));
        Assert.Throws<ArgumentException>(() => BatchAudio.FromBytes(default, BatchAudioFormat.Wav));
        Assert.Throws<ArgumentException>(() => BatchFileInput.FromBytes(default, "a.pdf"));
        Assert.Throws<ArgumentException>(() => BatchFileInput.FromBytes(Samples.Pdf, " "));
        Assert.Throws<ArgumentException>(() => BatchImage.FromFile(""));
        Assert.Throws<ArgumentException>(() => BatchFileInput.FromFile("folder/"));
        Assert.Throws<ArgumentException>(() => BatchImage.FromFileId(" "));
        Assert.Throws<ArgumentNullException>(() => BatchFileInput.FromFileId(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchImage.FromFileId("f", (BatchImageDetail)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => BatchAudio.FromFile("f", (BatchAudioFormat)9));
    }

    [Fact]
    public void Contents_are_equal_where_they_show_the_same()
    {
        Func<BatchContent>[] different =
        [
            () => "text",
            () => new BatchText("Text"),
            () => BatchImage.FromBytes(Samples.Png.ToArray()),
            () => BatchImage.FromBytes(Samples.Png.Append((byte)1).ToArray()),
            () => BatchImage.FromBytes(Samples.Png.ToArray(), "image/jpeg"),
            () => BatchImage.FromBytes(Samples.Png.ToArray(), detail: BatchImageDetail.Low),
            () => BatchImage.FromFile("a.png"),
            () => BatchImage.FromFile("b.png"),
            () => BatchImage.FromUrl("https://example.com/a.png"),
            () => BatchImage.FromFileId("file-1"),
            () => BatchAudio.FromBytes(Samples.Wav.ToArray()),
            () => BatchAudio.FromBytes(Samples.Wav.ToArray(), BatchAudioFormat.Mp3),
            () => BatchAudio.FromFile("a.png"),
            () => BatchFileInput.FromBytes(Samples.Pdf.ToArray(), "a.pdf"),
            () => BatchFileInput.FromBytes(Samples.Pdf.ToArray(), "b.pdf"),
            () => BatchFileInput.FromFile("a.png"),
            () => BatchFileInput.FromFileId("file-1"),
            () => BatchFileInput.FromUrl("https://example.com/a.png"),
        ];

        for (var left = 0; left < different.Length; left++)
        {
            for (var right = 0; right < different.Length; right++)
            {
                var (one, other) = (different[left](), different[right]());
                Assert.Equal(left == right, one.Equals(other));
                Assert.Equal(left == right, one == other);
                Assert.Equal(left != right, one != other);
                Assert.True(left != right || one.GetHashCode() == other.GetHashCode());
            }
        }

        Assert.False(different[0]() == null);
        Assert.Equal(BatchImage.FromFileId("f", BatchImageDetail.High), BatchImage.FromFileId("f").WithDetail(BatchImageDetail.High));
    }

    [Fact]
    public void A_content_is_shown_short()
    {
        Assert.Equal("BatchImage { image/png, 5,000,012 bytes, High }", BatchImage.FromBytes((byte[])[.. Samples.Png, .. new byte[5_000_000]], detail: BatchImageDetail.High).ToString());
        Assert.Equal("BatchFileInput { file-1 }", BatchFileInput.FromFileId("file-1").ToString());
        Assert.Equal($"BatchAudio {{ {Path.GetFullPath("a.wav")} }}", BatchAudio.FromFile("a.wav").ToString());
        Assert.Equal("short", new BatchText("short").ToString());
        Assert.True(new BatchText(new string('a', 79) + "😀" + new string('b', 1000)).ToString() == new string('a', 79) + "…");
        Assert.True(BatchImage.FromUrl("data:image/png;base64," + new string('A', 1_000_000)).ToString().Length < 120);
    }
}

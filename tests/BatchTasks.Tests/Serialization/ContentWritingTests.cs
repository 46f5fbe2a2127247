using System.Buffers;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;
using CsCheck;

namespace BatchTasks.Tests.Serialization;

public sealed class ContentWritingTests
{
    private static readonly string s_png = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";

    private static readonly string s_pdf = $"data:application/pdf;base64,{Convert.ToBase64String(Samples.Pdf)}";

    private static string Chat(BatchContent content) => Written.JsonBy((ref BatchLineWriter writer) => writer.WriteChatContent(content));

    private static string Responses(BatchContent content) => Written.JsonBy((ref BatchLineWriter writer) => writer.WriteResponsesContent(content));

    private static string Moderation(BatchContent content) => Written.JsonBy((ref BatchLineWriter writer) => writer.WriteModerationContent(content));

    private static string Reference(BatchImage image) => Written.JsonBy((ref BatchLineWriter writer) => writer.WriteImageReference(image));

    [Fact]
    public void Chat_completions_have_these_forms()
    {
        Assert.Equal("""{"type":"text","text":"a \"b\""}""", Chat("a \"b\""));
        Assert.Equal("""{"type":"text","text":""}""", Chat(""));
        Assert.Equal("""{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}""", Chat(BatchImage.FromUrl("https://example.com/a.png")));
        Assert.Equal(
            $$$"""{"type":"image_url","image_url":{"url":"{{{s_png}}}","detail":"high"}}""",
            Chat(BatchImage.FromBytes(Samples.Png, detail: BatchImageDetail.High)));
        Assert.Equal(
            $$$"""{"type":"input_audio","input_audio":{"format":"wav","data":"{{{Convert.ToBase64String(Samples.Wav)}}}"}}""",
            Chat(BatchAudio.FromBytes(Samples.Wav)));
        Assert.Equal(
            $$$"""{"type":"input_audio","input_audio":{"format":"mp3","data":"{{{Convert.ToBase64String(Samples.Mp3)}}}"}}""",
            Chat(BatchAudio.FromBytes(Samples.Mp3)));
        Assert.Equal(
            $$$"""{"type":"file","file":{"filename":"a \"b\".pdf","file_data":"{{{s_pdf}}}"}}""",
            Chat(BatchFileInput.FromBytes(Samples.Pdf, "a \"b\".pdf")));
        Assert.Equal("""{"type":"file","file":{"file_id":"file-1"}}""", Chat(BatchFileInput.FromFileId("file-1")));
    }

    [Fact]
    public void Responses_have_these_forms()
    {
        Assert.Equal("""{"type":"input_text","text":"é\n"}""", Responses("é\n"));
        Assert.Equal(
            """{"type":"input_image","detail":"auto","image_url":"https://example.com/a.png"}""",
            Responses(BatchImage.FromUrl("https://example.com/a.png")));
        Assert.Equal(
            $$"""{"type":"input_image","detail":"original","image_url":"{{s_png}}"}""",
            Responses(BatchImage.FromBytes(Samples.Png, detail: BatchImageDetail.Original)));
        Assert.Equal("""{"type":"input_image","detail":"low","file_id":"file-1"}""", Responses(BatchImage.FromFileId("file-1", BatchImageDetail.Low)));
        Assert.Equal("""{"type":"input_file","file_id":"file-1"}""", Responses(BatchFileInput.FromFileId("file-1")));
        Assert.Equal("""{"type":"input_file","file_url":"https://example.com/a.pdf"}""", Responses(BatchFileInput.FromUrl("https://example.com/a.pdf")));
        Assert.Equal(
            $$"""{"type":"input_file","filename":"a.pdf","file_data":"{{s_pdf}}"}""",
            Responses(BatchFileInput.FromBytes(Samples.Pdf, "a.pdf")));
    }

    [Fact]
    public void Moderations_have_these_forms()
    {
        Assert.Equal("""{"type":"text","text":"a"}""", Moderation("a"));
        Assert.Equal(
            $$$"""{"type":"image_url","image_url":{"url":"{{{s_png}}}"}}""",
            Moderation(BatchImage.FromBytes(Samples.Png, detail: BatchImageDetail.High)));
    }

    [Fact]
    public void References_to_images_have_these_forms()
    {
        Assert.Equal("""{"file_id":"file-1"}""", Reference(BatchImage.FromFileId("file-1")));
        Assert.Equal("""{"image_url":"https://example.com/a.png"}""", Reference(BatchImage.FromUrl("https://example.com/a.png", BatchImageDetail.Low)));
        Assert.Equal($$"""{"image_url":"{{s_png}}"}""", Reference(BatchImage.FromBytes(Samples.Png)));
    }

    [Fact]
    public void What_an_endpoint_does_not_take_is_refused_with_what_to_do()
    {
        Refused("BatchImage.FromUrl", () => Chat(BatchImage.FromFileId("file-1")));
        Refused("BatchImageDetail.High", () => Chat(BatchImage.FromUrl("https://example.com/a.png", BatchImageDetail.Original)));
        Refused("/v1/responses", () => Chat(BatchFileInput.FromUrl("https://example.com/a.pdf")));
        Refused("/v1/chat/completions", () => Responses(BatchAudio.FromBytes(Samples.Wav)));
        Refused("not audio", () => Moderation(BatchAudio.FromBytes(Samples.Wav)));
        Refused("not a file", () => Moderation(BatchFileInput.FromFileId("file-1")));
        Refused("BatchImage.FromUrl", () => Moderation(BatchImage.FromFileId("file-1")));

        static void Refused(string remedy, Func<object> write) =>
            Assert.Contains(remedy, Assert.Throws<NotSupportedException>(write).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_is_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Chat(null!));
        Assert.Throws<InvalidOperationException>(() => Responses(null!));
        Assert.Throws<InvalidOperationException>(() => Moderation(null!));
        Assert.Throws<InvalidOperationException>(() => Reference(null!));
    }

    [Fact]
    public void The_url_of_a_referenced_image_is_limited()
    {
        var fits = (byte[])[.. Samples.Png, .. new byte[15_728_622 - Samples.Png.Length]];
        var longer = (byte[])[.. fits, 0, 0, 0];

        Assert.Equal(20_971_520 - 2, Write(fits) - """{"image_url":""}""".Length);
        var error = Assert.Throws<InvalidOperationException>(() => Write(longer));
        Assert.Contains("20,971,522 characters; the endpoint takes 20,971,520", error.Message, StringComparison.Ordinal);

        static long Write(byte[] bytes)
        {
            var output = new CountingOutput();
            var writer = new BatchLineWriter(output);
            writer.WriteImageReference(BatchImage.FromBytes(bytes));
            writer.Flush();
            return output.Bytes;
        }
    }

    [Fact]
    public void A_file_is_read_when_the_line_is_written()
    {
        using var folder = new TestFolder();
        var image = BatchImage.FromFile(folder["a.bin"]);
        var audio = BatchAudio.FromFile(folder["a.bin"]);
        var file = BatchFileInput.FromFile(folder["a.bin"]);

        folder.Write("a.bin", Samples.Png);
        Assert.Equal($$"""{"image_url":"{{s_png}}"}""", Reference(image));

        folder.Write("a.bin", Samples.Mp3);
        Assert.Contains("\"mp3\"", Chat(audio), StringComparison.Ordinal);

        folder.Write("a.bin", Samples.Pdf);
        Assert.Equal($$$"""{"type":"file","file":{"filename":"a.bin","file_data":"{{{s_pdf}}}"}}""", Chat(file));
        Assert.Equal(
            $$"""{"type":"input_file","filename":"b.txt","file_data":"data:text/plain;base64,{{Convert.ToBase64String(Samples.Pdf)}}"}""",
            Responses(BatchFileInput.FromFile(folder["a.bin"], "b.txt", "text/plain")));
    }

    [Fact]
    public void A_file_that_cannot_be_read_or_told_is_named()
    {
        using var folder = new TestFolder();
        folder.Write("empty.png", "");
        folder.Write("text", "plain text");

        Named<FileNotFoundException>("missing.png", () => Chat(BatchImage.FromFile(folder["missing.png"])));
        Named<FileNotFoundException>("missing", () => Chat(BatchAudio.FromFile(folder["missing/a.wav"])));
        Named<IOException>("is a folder", () => Chat(BatchImage.FromFile(folder.Path)));
        Named<InvalidOperationException>("empty.png' is empty", () => Chat(BatchImage.FromFile(folder["empty.png"], "image/png")));
        Named<InvalidOperationException>("mediaType", () => Chat(BatchImage.FromFile(folder["text"])));
        Named<InvalidOperationException>("its format", () => Chat(BatchAudio.FromFile(folder["text"])));
        Named<InvalidOperationException>("mediaType", () => Chat(BatchFileInput.FromFile(folder["text"])));

        static void Named<T>(string part, Func<object> write)
            where T : Exception =>
            Assert.Contains(part, Assert.Throws<T>(write).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_path_is_from_the_folder_of_its_time() =>
        Assert.Equal(Path.Combine(Directory.GetCurrentDirectory(), "a.png"), BatchImage.FromFile("a.png").FilePath);

    [Fact]
    public void Any_bytes_come_back_from_memory_and_from_a_file()
    {
        using var folder = new TestFolder();
        const int Piece = 24 * 1024;
        Gen.Select(Gen.OneOf(Gen.Int[1, 64], Gen.Int[Piece - 4, Piece + 4], Gen.Int[(2 * Piece) - 2, (3 * Piece) + 2]), Gen.Int).Sample(
            (length, seed) =>
            {
                var bytes = new byte[length];
                new Random(seed).NextBytes(bytes);
                var path = folder.Write($"{Guid.NewGuid():N}", bytes);

                Assert.Equal(bytes, Decoded(BatchImage.FromBytes(bytes, "image/png")));
                Assert.Equal(bytes, Decoded(BatchImage.FromFile(path, "image/png")));
            },
            iter: 200);

        static byte[] Decoded(BatchImage image)
        {
            using var document = JsonDocument.Parse(Reference(image));
            var url = document.RootElement.GetProperty("image_url").GetString()!;
            return Convert.FromBase64String(url["data:image/png;base64,".Length..]);
        }
    }

    [Fact]
    public void A_large_file_goes_through_in_pieces()
    {
        using var folder = new TestFolder();
        var path = folder.Write("large.png", (byte[])[.. Samples.Png, .. new byte[5_000_000]]);
        var image = BatchImage.FromFile(path);
        var output = new CountingOutput();
        Write();
        var written = output.Bytes;

        var before = GC.GetAllocatedBytesForCurrentThread();
        Write();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(2 * written, output.Bytes);
        Assert.True(written > 6_666_000, $"{written} bytes");
        Assert.True(output.LargestAsked <= 32 * 1024, $"{output.LargestAsked} bytes at once");

        // A buffer of the pool's may have been collected meanwhile; the file itself is 5 MB.
        Assert.True(allocated < 128 * 1024, $"{allocated} bytes allocated");

        void Write()
        {
            var writer = new BatchLineWriter(output);
            writer.WriteChatContent(image);
            writer.Flush();
        }
    }

    /// <summary>An output that keeps nothing.</summary>
    private sealed class CountingOutput : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[64 * 1024];

        public long Bytes { get; private set; }

        public int LargestAsked { get; private set; }

        public void Advance(int count) => Bytes += count;

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            LargestAsked = Math.Max(LargestAsked, sizeHint);
            return _buffer;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}

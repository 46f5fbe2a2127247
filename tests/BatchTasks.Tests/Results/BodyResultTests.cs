using BatchTasks.Tests.HandWritten;

namespace BatchTasks.Tests.Results;

public sealed class BodyResultTests
{
    private const string Item = $$"""{"b64_json":"{{Bodies.Png}}"}""";

    [Fact]
    public void A_moderation_has_the_categories_that_the_service_writes()
    {
        var outcome = Assert.IsType<BatchOutcome<BatchModeration>.Succeeded>(ModerationAnswer.Of(Bodies.Moderation));

        var moderation = outcome.Value;
        Assert.Equal("omni-moderation-latest", outcome.Model);
        Assert.True(moderation.Flagged);
        Assert.Equal([("brand-new", true), ("hate", false), ("violence", true), ("violence/graphic", false)], moderation.Categories.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value)));
        Assert.Equal((0.25, 0.98, 0.001, 1), (moderation.CategoryScores["hate"], moderation.CategoryScores["violence"], moderation.CategoryScores["violence/graphic"], moderation.CategoryScores["brand-new"]));
        Assert.Equal(["text", "image"], moderation.CategoryAppliedInputTypes["violence"]);
        Assert.Equal(["audio"], moderation.CategoryAppliedInputTypes["brand-new"]);
        Assert.Empty(moderation.CategoryAppliedInputTypes["violence/graphic"]);
    }

    [Fact]
    public void Moderations_of_several_inputs_come_in_their_order()
    {
        const string Two = """{"results":[{"flagged":false,"categories":{},"category_scores":{}},{"flagged":true}]}""";

        Assert.Equal([false, true], ModerationsAnswer.ValueOf(Two).Select(moderation => moderation.Flagged));
        Assert.Contains("2 moderations; one was expected", ModerationAnswer.ProblemOf(Two), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no 'results'")]
    [InlineData("""{"results":{"flagged":true}}""", "no 'results'")]
    [InlineData("""{"results":[{"flagged":"true"}]}""", "'flagged'")]
    [InlineData("""{"results":[null]}""", "'flagged'")]
    [InlineData("""{"results":[]}""", "0 moderations; one was expected")]
    public void A_body_that_is_no_moderation_is_invalid(string body, string problem) =>
        Assert.Contains(problem, ModerationAnswer.ProblemOf(body), StringComparison.Ordinal);

    [Fact]
    public void An_image_is_decoded_and_tells_what_the_response_tells()
    {
        var outcome = Assert.IsType<BatchOutcome<BatchGeneratedImage>.Succeeded>(ImageAnswer.Of(Bodies.Images(Item)));

        var image = outcome.Value;
        Assert.Equal(Convert.FromBase64String(Bodies.Png), image.Bytes.ToArray());
        Assert.Equal(("image/png", ".png", "transparent", "png", "high", "1024x1024"), (image.MediaType, image.FileExtension, image.Background, image.OutputFormat, image.Quality, image.Size));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1713833628), image.CreatedAt);
        Assert.Equal(new BatchUsage(50, 0, 50, 0, 100), outcome.Usage);
        Assert.Equal($"image/png of {image.Bytes.Length} bytes", image.ToString());
    }

    [Fact]
    public void Several_images_and_those_at_an_address_are_read()
    {
        const string Second = """{"url":"https://example.com/a.png","revised_prompt":"A \"cat\""}""";

        var images = ImagesAnswer.ValueOf(Bodies.Images(Item, Second));

        Assert.Equal(2, images.Length);
        Assert.Equal(("https://example.com/a.png", "A \"cat\"", true), (images[1].Url!.AbsoluteUri, images[1].RevisedPrompt, images[1].Bytes.IsEmpty));
        Assert.Contains("2 images; one was expected", ImageAnswer.ProblemOf(Bodies.Images(Item, Second)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/9j/4AAQ", "image/jpeg", ".jpg")]
    [InlineData("R0lGODlhAQ==", "image/gif", ".gif")]
    [InlineData("UklGRhAAAABXRUJQVlA4", "image/webp", ".webp")]
    [InlineData("data:image\\/png;base64,\\/9j\\/4AAQ", "image/jpeg", ".jpg")]
    [InlineData("AAAA", "image/png", ".png")]
    public void The_media_type_is_that_of_the_bytes_or_else_of_the_format(string base64, string mediaType, string extension)
    {
        var image = ImageAnswer.ValueOf(Bodies.Images($$"""{"b64_json":"{{base64}}"}"""));

        Assert.Equal((mediaType, extension), (image.MediaType, image.FileExtension));
    }

    [Fact]
    public void Of_an_image_that_nothing_tells_the_type_of_there_is_none()
    {
        var image = ImageAnswer.ValueOf("""{"data":[{"b64_json":"AAAA"}]}""");

        Assert.Equal((null, ".bin"), (image.MediaType, image.FileExtension));
    }

    [Theory]
    [InlineData("{}", "no 'data'")]
    [InlineData("""{"data":"x"}""", "no 'data'")]
    [InlineData("""{"data":[{"b64_json":"?"}]}""", "'b64_json' of image 1 of the response is not base64")]
    [InlineData("""{"data":[{"b64_json":null,"url":"not an address"}]}""", "neither 'b64_json' nor 'url'")]
    [InlineData("""{"data":[5]}""", "neither 'b64_json' nor 'url'")]
    public void A_body_without_an_image_is_invalid(string body, string problem) => Assert.Contains(problem, ImageAnswer.ProblemOf(body), StringComparison.Ordinal);

    [Fact]
    public async Task An_image_is_saved_under_the_ending_of_its_type()
    {
        using var folder = new TestFolder();
        var image = ImageAnswer.ValueOf(Bodies.Images(Item));
        folder.Write("b.img", new string('x', 500));

        Assert.Equal(folder["a.png"], await image.SaveAsync(folder["a"], TestContext.Current.CancellationToken));
        Assert.Equal(folder["b.img"], await image.SaveAsync(folder["b.img"], TestContext.Current.CancellationToken));
        Assert.Equal(image.Bytes.ToArray(), await File.ReadAllBytesAsync(folder["a.png"], TestContext.Current.CancellationToken));
        Assert.Equal(image.Bytes.ToArray(), await File.ReadAllBytesAsync(folder["b.img"], TestContext.Current.CancellationToken));
        var remote = new BatchGeneratedImage { Url = new Uri("https://example.com/x") };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => remote.SaveAsync(folder["c"], TestContext.Current.CancellationToken));
        Assert.Contains("https://example.com/x", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_job_of_a_video_is_read()
    {
        var video = VideoAnswer.ValueOf(Bodies.Video);

        Assert.Equal(
            new BatchVideo
            {
                Id = "video_1",
                Status = "completed",
                Model = "sora-2",
                Progress = 100,
                Seconds = 8,
                Size = "1280x720",
                Prompt = "A cat",
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1712697600),
                CompletedAt = DateTimeOffset.FromUnixTimeSeconds(1712697700),
                ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1712784000),
            },
            video);
        Assert.True(video.IsCompleted);
        var queued = VideoAnswer.ValueOf("""{"id":"v","status":"queued","seconds":4,"created_at":1762445017.0,"completed_at":null,"expires_at":1e300}""");
        Assert.Equal((false, 4, DateTimeOffset.FromUnixTimeSeconds(1762445017), null, null), (queued.IsCompleted, queued.Seconds, queued.CreatedAt, queued.CompletedAt, queued.ExpiresAt));
    }

    [Fact]
    public void A_video_that_could_not_be_made_has_failed()
    {
        var failed = Bodies.Video.Replace("\"completed\"", "\"failed\"", StringComparison.Ordinal);

        const string Error = """{"code":"moderation_blocked","message":"Blocked."}""";
        var told = Assert.IsType<BatchOutcome<BatchVideo>.Failed>(VideoAnswer.Of(failed.Replace("\"error\":null", $"\"error\":{Error}", StringComparison.Ordinal)));
        Assert.Equal(("moderation_blocked", "Blocked.", "sora-2"), (told.Error.Code, told.Error.Message, told.Model));
        Assert.Equal("failed", Assert.IsType<BatchOutcome<BatchVideo>.Failed>(VideoAnswer.Of(failed)).Error.Code);
    }

    [Theory]
    [InlineData("""{"status":"completed"}""", "no 'id'")]
    [InlineData("""{"id":5,"status":"completed"}""", "no 'id'")]
    [InlineData("""{"id":"v","status":null}""", "no 'status'")]
    public void A_body_that_is_no_video_is_invalid(string body, string problem) => Assert.Contains(problem, VideoAnswer.ProblemOf(body), StringComparison.Ordinal);

    [Fact]
    public void The_raw_body_is_the_body()
    {
        var body = RawAnswer.ValueOf(Bodies.Moderation);

        Assert.Equal(Bodies.Moderation, body.ToString());
        using var document = body.Parse();
        Assert.Equal("modr-1", document.RootElement.GetProperty("id").GetString());
        Assert.Contains("not a JSON object", RawAnswer.ProblemOf("[]"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_raw_body_is_no_longer_that_of_the_file_it_was_read_from()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Bodies.Video);

        var outcome = Assert.IsType<BatchOutcome<BatchRawBody>.Succeeded>(BatchResponse.Read<RawAnswer, BatchRawBody>("a", 200, null, bytes));
        bytes.AsSpan().Clear();

        Assert.Equal(Bodies.Video, outcome.Value.ToString());
    }
}

using System.Text.Json;
using System.Text.RegularExpressions;

namespace BatchTasks.Samples.Tests;

public sealed class RestaurantReviewsTests() : SampleTests("RestaurantReviews")
{
    private static readonly string s_photos = Path.Combine(SampleProgram.FolderOf("RestaurantReviews"), "photos");

    [Fact]
    public async Task Without_a_key_the_whole_job_runs_on_the_emulator_and_says_so()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("No model is asked", output, StringComparison.Ordinal);
        Assert.Contains("42 requests to /v1/chat/completions", output, StringComparison.Ordinal);
        foreach (var status in new[] { "validating", "in_progress", "finalizing", "completed" })
            Assert.Contains(status, output, StringComparison.Ordinal);

        Assert.Contains("42 tasks, 42 outcomes: it balances.", output, StringComparison.Ordinal);

        var lines = await File.ReadAllLinesAsync(Path.Combine(Output, "batch_tasks.jsonl"), TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, 42).Select(i => $"review-{i}"), lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("custom_id").GetString()));
        Assert.Single(Directory.GetFiles(Output, "*_output.jsonl"));
        var verdicts = await File.ReadAllLinesAsync(Path.Combine(Output, "verdicts.csv"), TestContext.Current.CancellationToken);
        Assert.Equal(43, verdicts.Length);
        Assert.StartsWith("review-1,Succeeded,Positive,", verdicts[1], StringComparison.Ordinal);
        Assert.StartsWith("review-2,Succeeded,Negative,", verdicts[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_in_the_same_folder_is_a_run_of_its_own()
    {
        await RunAsync();
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Equal(2, Directory.GetFiles(Output, "*_output.jsonl").Length);
    }

    [Fact]
    public async Task The_state_of_an_interrupted_run_on_the_emulator_is_in_nobodys_way()
    {
        Directory.CreateDirectory(Output);
        await File.WriteAllTextAsync(Path.Combine(Output, "batchtasks.db"), "of an emulator that is gone", TestContext.Current.CancellationToken);
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
    }

    [Fact]
    public Task A_missing_file_is_said() => FailsAsync("none.csv", "--reviews", Path.Combine(Folder, "none.csv"));

    [Fact]
    public async Task The_photos_go_into_a_batch_of_their_own_with_their_bytes()
    {
        var (exitCode, output) = await RunAsync();
        Assert.True(exitCode == 0, output);
        Assert.Contains("6 requests to /v1/chat/completions", output, StringComparison.Ordinal);
        Assert.Matches(@"tokens of prompts: about 0\.\d+ USD in a batch", output);
        Assert.Contains("6 tasks, 6 outcomes: it balances.", output, StringComparison.Ordinal);

        var lines = (await File.ReadAllLinesAsync(Path.Combine(Output, "photos", "batch_tasks.jsonl"), TestContext.Current.CancellationToken))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        var photos = await PhotosAsync();
        Assert.Equal(photos.Select(photo => $"photo-{photo.Id}"), lines.Select(line => line.GetProperty("custom_id").GetString()));
        foreach (var (photo, line) in photos.Zip(lines))
        {
            var parts = line.GetProperty("body").GetProperty("messages")[1].GetProperty("content");
            Assert.Equal("What does this photo show?", parts[0].GetProperty("text").GetString());
            var image = parts[1].GetProperty("image_url");
            Assert.Equal("low", image.GetProperty("detail").GetString());
            var bytes = await File.ReadAllBytesAsync(Path.Combine(s_photos, photo.File), TestContext.Current.CancellationToken);
            Assert.Equal("data:image/png;base64," + Convert.ToBase64String(bytes), image.GetProperty("url").GetString());
        }

        Assert.Single(Directory.GetFiles(Path.Combine(Output, "photos"), "*_output.jsonl"));
        var classes = await ClassesAsync();
        Assert.Equal(photos.Select(photo => (photo.File, photo.Class)), classes.Select(row => (row.File, row.Class)));
        Assert.Contains($"{classes.Count(row => row.Answer == row.Class)} of 6 photos as they were meant.", output, StringComparison.Ordinal);
        Assert.All(classes, row => Assert.Matches($@"│ {Regex.Escape(row.File)} +│ {row.Class} +│ {row.Answer} +│", output));
    }

    [Fact]
    public async Task What_a_photo_shows_is_judged_by_its_bytes_and_one_that_is_none_is_accounted_for()
    {
        // Each under the name, the id and the class of another, and a file that only begins as a picture.
        var photos = await PhotosAsync();
        var list = new List<string> { "Id,File,Class" };
        for (var i = 0; i < photos.Count; i++)
        {
            var other = photos[(i + 1) % photos.Count];
            File.Copy(Path.Combine(s_photos, photos[i].File), Path.Combine(Folder, other.File));
            list.Add($"{other.Id},{other.File},{other.Class}");
        }

        await File.WriteAllBytesAsync(Path.Combine(Folder, "broken.png"), [0x89, .. "PNG"u8, 0x0D, 0x0A, 0x1A, 0x0A, .. "and no more"u8], TestContext.Current.CancellationToken);
        var csv = Path.Combine(Folder, "photos.csv");
        await File.WriteAllLinesAsync(csv, [.. list, "7,broken.png,Food"], TestContext.Current.CancellationToken);

        var (exitCode, output) = await RunAsync("--photos", csv);
        Assert.True(exitCode == 0, output);
        Assert.Contains("7 tasks, 7 outcomes: it balances.", output, StringComparison.Ordinal);
        var classes = await ClassesAsync();
        Assert.Equal(photos.Select(photo => photo.Class), classes.Take(6).Select(row => row.Answer));
        Assert.Equal(("broken.png", "Failed", ""), (classes[6].File, classes[6].Outcome, classes[6].Answer));
        Assert.Contains("can't be decoded", classes[6].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_photo_is_said()
    {
        var csv = Path.Combine(Folder, "photos.csv");
        await File.WriteAllLinesAsync(csv, ["Id,File,Class", "1,nowhere.png,Food"], TestContext.Current.CancellationToken);
        await FailsAsync("nowhere.png", "--photos", csv);
    }

    private static async Task<List<(string Id, string File, string Class)>> PhotosAsync() =>
    [
        .. (await File.ReadAllLinesAsync(Path.Combine(s_photos, "photos.csv"), TestContext.Current.CancellationToken))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => (fields[0], fields[1], fields[2])),
    ];

    private async Task<List<(string File, string Class, string Outcome, string Answer, string Detail)>> ClassesAsync() =>
    [
        .. (await File.ReadAllLinesAsync(Path.Combine(Output, "photos", "classes.csv"), TestContext.Current.CancellationToken))
            .Skip(1)
            .Select(line => line.Split(',', 6))
            .Select(fields => (fields[1], fields[2], fields[3], fields[4], fields[5])),
    ];
}

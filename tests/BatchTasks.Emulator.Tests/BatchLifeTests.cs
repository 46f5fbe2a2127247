namespace BatchTasks.Emulator.Tests;

public sealed class BatchLifeTests
{
    [Fact]
    public async Task A_batch_is_answered_line_by_line_and_its_object_tells_the_whole_story()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        using var client = new EmulatorClient(emulator.Endpoint);
        var batch = await client.RunChatAsync(EmulatorClient.ChatLine("a", "first"), EmulatorClient.ChatLine("b", "second"));
        Assert.Equal("completed", batch.GetProperty("status").GetString());
        Assert.Equal("""{"total":2,"completed":2,"failed":0}""", batch.GetProperty("request_counts").GetRawText());
        var rows = await client.RowsAsync(batch, "output_file_id");
        Assert.Equal(["a", "b"], rows.Select(row => row.GetProperty("custom_id").GetString()!).Order());
    }
}

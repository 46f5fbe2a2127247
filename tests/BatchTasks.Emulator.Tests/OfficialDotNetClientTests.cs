using System.ClientModel;
using System.Text.Json;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Files;

namespace BatchTasks.Emulator.Tests;

public sealed class OfficialDotNetClientTests
{
    [Fact]
    public async Task The_official_dotnet_package_uploads_creates_polls_and_downloads()
    {
        await using var program = await EmulatorProgram.StartAsync();
        var client = new OpenAIClient(new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = program.Endpoint });
        var files = client.GetOpenAIFileClient();
        var batches = client.GetBatchClient();

        var lines = string.Join('\n', EmulatorClient.ChatLine("a", "料理"), EmulatorClient.ChatLine("b"));
        OpenAIFile file = await files.UploadFileAsync(BinaryData.FromString(lines), "入力.jsonl", FileUploadPurpose.Batch);
        Assert.Equal(FilePurpose.Batch, file.Purpose);
        Assert.Equal("入力.jsonl", file.Filename);

        var call = BinaryData.FromString($$"""{"input_file_id":"{{file.Id}}","endpoint":"/v1/chat/completions","completion_window":"24h"}""");
        var operation = await batches.CreateBatchAsync(BinaryContent.Create(call), waitUntilCompleted: false);
        string? status;
        JsonElement batch;
        do
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            var result = await operation.GetBatchAsync(options: null);
            using var document = JsonDocument.Parse(result.GetRawResponse().Content);
            batch = document.RootElement.Clone();
            status = batch.GetProperty("status").GetString();
        }
        while (status is not ("completed" or "failed" or "expired" or "cancelled"));

        Assert.Equal("completed", status);
        BinaryData output = await files.DownloadFileAsync(batch.GetProperty("output_file_id").GetString());
        var contents = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => JsonDocument.Parse(row).RootElement).ToDictionary(
            row => row.GetProperty("custom_id").GetString()!,
            row => row.GetProperty("response").GetProperty("body").GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(("Echo: 料理", "Echo: hello"), (contents["a"], contents["b"]));

        var listed = new List<string>();
        await foreach (var job in batches.GetBatchesAsync())
            listed.Add(job.Id);

        Assert.Contains(batch.GetProperty("id").GetString()!, listed);
        FileDeletionResult deletion = await files.DeleteFileAsync(file.Id);
        Assert.True(deletion.Deleted);
        var missing = await Assert.ThrowsAsync<ClientResultException>(() => files.GetFileAsync(file.Id));
        Assert.Equal(404, missing.Status);
    }

    [Fact]
    public async Task The_official_dotnet_package_calls_chat_and_embeddings()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var client = new OpenAIClient(new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
        var completion = await client.GetChatClient("gpt-4o-mini").CompleteChatAsync("hi");
        Assert.Equal("Echo: hi", completion.Value.Content[0].Text);
        var embedding = await client.GetEmbeddingClient("text-embedding-3-small").GenerateEmbeddingAsync("hi");
        Assert.Equal(1536, embedding.Value.ToFloats().Length);
    }
}

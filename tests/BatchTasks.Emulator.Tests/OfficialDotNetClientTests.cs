using System.ClientModel;
using System.Text.Json;
using OpenAI;
using OpenAI.Batch;
using OpenAI.Chat;
using OpenAI.Files;
using OpenAI.Responses;

namespace BatchTasks.Emulator.Tests;

public sealed class OfficialDotNetClientTests
{
    private const string City = """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""";

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

    [Fact]
    public async Task The_official_dotnet_package_calls_responses()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var responses = Client(emulator).GetResponsesClient();
        var options = new CreateResponseOptions { Model = "gpt-4o-mini", InputItems = { ResponseItem.CreateUserMessageItem("hi") } };
        ResponseResult text = await responses.CreateResponseAsync(options);
        Assert.Equal((ResponseStatus.Completed, "Echo: hi"), (text.Status, text.GetOutputText()));

        options.Tools.Add(ResponseTool.CreateFunctionTool("get_city", BinaryData.FromString(City), strictModeEnabled: true));
        options.ToolChoice = ResponseToolChoice.CreateFunctionChoice("get_city");
        ResponseResult called = await responses.CreateResponseAsync(options);
        var call = Assert.IsType<FunctionCallResponseItem>(Assert.Single(called.OutputItems));
        Assert.Equal("get_city", call.FunctionName);
        Assert.True(JsonDocument.Parse(call.FunctionArguments).RootElement.TryGetProperty("city", out _));
    }

    [Fact]
    public async Task The_official_dotnet_package_calls_moderations()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var results = (await Client(emulator).GetModerationClient("omni-moderation-latest").ClassifyTextAsync(["fine", "hate"])).Value;
        Assert.Equal([false, true], results.Select(result => result.Flagged));
        Assert.True(results[1].Hate.Flagged);
        Assert.InRange(results[1].Hate.Score, 0.9f, 1);
    }

    [Fact]
    public async Task The_official_dotnet_package_generates_and_edits_images()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var images = Client(emulator).GetImageClient("gpt-image-1");
        var generated = (await images.GenerateImagesAsync("a cat", 2)).Value;
        Assert.Equal(2, generated.Count);
        Assert.Equal(0x89, generated[0].ImageBytes.ToArray()[0]);
        var edited = (await images.GenerateImageEditAsync(generated[0].ImageBytes.ToStream(), "cat.png", "a dog")).Value;
        Assert.Equal(0x89, edited.ImageBytes.ToArray()[0]);
    }

    [Fact]
    public async Task The_official_dotnet_package_reads_log_probabilities_and_tool_calls_of_a_chat()
    {
        await using var emulator = await BatchEmulator.StartAsync();
        var chat = Client(emulator).GetChatClient("gpt-4o-mini");
        var completion = (await chat.CompleteChatAsync([new UserChatMessage("hi")], new() { IncludeLogProbabilities = true, TopLogProbabilityCount = 2 })).Value;
        Assert.Equal("Echo: hi", string.Concat(completion.ContentTokenLogProbabilities.Select(token => token.Token)));
        var called = (await chat.CompleteChatAsync(
            [new UserChatMessage("which city?")],
            new() { Tools = { ChatTool.CreateFunctionTool("get_city", null, BinaryData.FromString(City)) }, ToolChoice = ChatToolChoice.CreateRequiredChoice() })).Value;
        Assert.Equal((ChatFinishReason.ToolCalls, "get_city"), (called.FinishReason, Assert.Single(called.ToolCalls).FunctionName));
    }

    private static OpenAIClient Client(BatchEmulator emulator) => new(new ApiKeyCredential("any"), new OpenAIClientOptions { Endpoint = emulator.Endpoint });
}

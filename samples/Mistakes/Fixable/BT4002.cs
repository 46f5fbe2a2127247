using System.ClientModel;
using BatchTasks;
using OpenAI.Batch;
using OpenAI.Files;

namespace Mistakes;

public static class WrongPurpose
{
    public static async Task CreateAsync(OpenAIFileClient files, BatchService batches, CancellationToken cancellationToken)
    {
        OpenAIFile file = await files.UploadFileAsync("reviews.jsonl", FileUploadPurpose.FineTune); // BT4002
        await batches.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.ChatCompletions }, cancellationToken);
    }
}

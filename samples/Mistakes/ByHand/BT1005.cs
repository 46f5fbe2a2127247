using BatchTasks;

namespace Mistakes;

[BatchTask(BatchEndpoints.ChatCompletions, Model = "gpt-4o-mini", CustomId = "job-{Id}")]
[UserMessage("{Text}")]
public sealed partial record JobTask(int Id, string Text);

public static class OtherEndpoint
{
    public static async Task CreateAsync(BatchService service, List<JobTask> tasks, CancellationToken cancellationToken)
    {
        var files = await BatchFile.WriteAsync("job.jsonl", tasks, cancellationToken: cancellationToken);
        var fileId = await service.UploadAsync(files.Parts[0].Path, cancellationToken: cancellationToken);
        await service.CreateAsync(new BatchCreateOptions { InputFileId = fileId, Endpoint = BatchEndpoints.Embeddings }, cancellationToken); // BT1005
    }
}

namespace BatchTasks.Generators.Tests.Flow;

/// <summary>BT1005 and BT4002: files that are uploaded, and the batches that are created for them.</summary>
public class JobTests
{
    private const string Service = "var service = new BatchService(client); var files = client.GetOpenAIFileClient(); var batches = client.GetBatchClient(); ";

    [Theory]
    [InlineData("await BatchFile.WriteAsync(path, docs); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = {|BT1005:BatchEndpoints.ChatCompletions|} });")]
    [InlineData("await BatchFile.WriteAsync(\"a.jsonl\", docs); await service.CreateAsync(new() { Endpoint = {|BT1005:\"/v1/responses\"|}, InputFileId = await service.UploadAsync(\"a.jsonl\") });")]
    [InlineData("var set = await BatchFile.WriteAsync(path, reviews); foreach (var part in set.Parts) { var id = await service.UploadAsync(part.Path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = {|BT1005:BatchEndpoints.Embeddings|} }); }")]
    [InlineData("var set = await BatchFile.WriteAsync(path, reviews); var id = await service.UploadAsync(set.Parts[0].Path).ConfigureAwait(false); const string Endpoint = \"/v1/embeddings\"; var options = new BatchCreateOptions { InputFileId = id, Endpoint = {|BT1005:Endpoint|} }; await service.CreateAsync(options);")]
    [InlineData("await BatchFile.WriteAsync(path, docs); OpenAIFile file = await files.UploadFileAsync(path, FileUploadPurpose.Batch); await batches.CreateBatchAsync(BinaryContent.Create(BinaryData.FromObjectAsJson(new { input_file_id = file.Id, endpoint = {|BT1005:\"/v1/chat/completions\"|}, completion_window = \"24h\" })), false);")]
    [InlineData("File.WriteAllLines(path, docs.Select(d => d.ToBatchLine())); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = {|BT1005:BatchEndpoints.ChatCompletions|} });")]
    [InlineData("using var memory = new MemoryStream(); await BatchFile.WriteAsync(memory, docs); var file = (await files.UploadFileAsync(memory, \"a.jsonl\", FileUploadPurpose.Batch)).Value; await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = {|BT1005:BatchEndpoints.ChatCompletions|} });")]
    public Task A_job_for_another_endpoint_than_its_tasks_is_reported(string statements) => FlowSource.VerifyStatementsAsync(Service + statements);

    [Theory]
    [InlineData("await BatchFile.WriteAsync(path, docs); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); var id = await service.UploadAsync(\"other.jsonl\"); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = BatchEndpoints.ChatCompletions });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); await BatchFile.WriteAsync(path, reviews); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = BatchEndpoints.ChatCompletions });")]
    [InlineData("if (json) await BatchFile.WriteAsync(path, docs); else await BatchFile.WriteAsync(path, reviews); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = BatchEndpoints.ChatCompletions });")]
    [InlineData("var written = await (json ? BatchFile.WriteAsync(path, docs) : BatchFile.WriteAsync(path, reviews)); var id = await service.UploadAsync(written.Parts[0].Path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = BatchEndpoints.ChatCompletions });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); var id = await service.UploadAsync(path); await service.CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = Doc.Definition.Endpoint });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); await service.CreateAsync(new BatchCreateOptions { InputFileId = \"file-1\", Endpoint = BatchEndpoints.ChatCompletions });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); var id = await service.UploadAsync(path); Console.WriteLine(new { input = id, endpoint = \"/v1/chat/completions\" });")]
    public Task A_job_that_fits_or_is_not_known_is_not_reported(string statements) => FlowSource.VerifyStatementsAsync(Service + statements);

    [Theory]
    [InlineData("OpenAIFile file = files.UploadFile(path, {|BT4002:FileUploadPurpose.Assistants|}); batches.CreateBatch(BinaryContent.Create(BinaryData.FromObjectAsJson(new { input_file_id = file.Id, endpoint = \"/v1/embeddings\" })), false);")]
    [InlineData("var file = await files.UploadFileAsync(stream, \"a.jsonl\", {|BT4002:FileUploadPurpose.UserData|}); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Value.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("var file = (await files.UploadFileAsync(stream, \"a.jsonl\", {|BT4002:\"assistants\"|})).Value; await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("var file = (await files.UploadFileAsync(stream, \"a.jsonl\", {|BT4002:new FileUploadPurpose(\"fine-tune\")|})).Value; await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("await BatchFile.WriteAsync(path, docs); await files.UploadFileAsync(path, {|BT4002:FileUploadPurpose.FineTune|});")]
    [InlineData("using var memory = new MemoryStream(); await BatchFile.WriteAsync(memory, docs); await files.UploadFileAsync(BinaryData.FromBytes(memory.ToArray()), \"a.jsonl\", {|BT4002:FileUploadPurpose.Evaluations|});")]
    public Task An_input_file_that_is_uploaded_for_another_purpose_is_reported(string statements) => FlowSource.VerifyStatementsAsync(Service + statements);

    [Theory]
    [InlineData("await files.UploadFileAsync(path, FileUploadPurpose.Assistants);")]
    [InlineData("OpenAIFile file = await files.UploadFileAsync(path, FileUploadPurpose.Batch); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("OpenAIFile file = await files.UploadFileAsync(path, \"batch\"); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("var purpose = json ? FileUploadPurpose.Batch : FileUploadPurpose.Assistants; OpenAIFile file = await files.UploadFileAsync(path, purpose); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("OpenAIFile image = await files.UploadFileAsync(\"a.png\", FileUploadPurpose.Vision); await BatchFile.WriteAsync(path, docs); OpenAIFile file = await files.UploadFileAsync(path, FileUploadPurpose.Batch); Console.WriteLine(image.Id); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    [InlineData("OpenAIFile file = await files.UploadFileAsync(path, FileUploadPurpose.Assistants); file = await files.UploadFileAsync(path, FileUploadPurpose.Batch); await service.CreateAsync(new BatchCreateOptions { InputFileId = file.Id, Endpoint = BatchEndpoints.Embeddings });")]
    public Task Other_uploads_are_not_reported(string statements) => FlowSource.VerifyStatementsAsync(Service + statements);
}

using System.Buffers;
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;

namespace BatchTasks;

/// <summary>Sends one task's body to its endpoint at once, and reads the answer as a batch's.</summary>
internal sealed class PreviewSender<TTask, TResult>(OpenAIClient client, BatchPreviewOptions options)
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    public async Task<BatchOutcome<TResult>> SendAsync(TTask task, CancellationToken cancellationToken)
    {
        var customId = CustomIdOf(task);
        var body = BodyOf(task);
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(body));
            var response = await SendAsync(TTask.Definition, body, content, cancellationToken).ConfigureAwait(false);
            using (response)
            {
                var requestId = response.Headers.TryGetValue("x-request-id", out var id) ? id : null;
                return BatchResponse.Read<TTask, TResult>(customId, response.Status, requestId, response.Content.ToMemory(), options.KeepRawBodies);
            }
        }
        catch (Exception e) when (ServiceErrors.IsCancellation(e, cancellationToken))
        {
            throw new OperationCanceledException($"The preview of '{customId}' was cancelled.", e, cancellationToken);
        }
        catch (Exception e) when (ServiceErrors.IsFromService(e, cancellationToken))
        {
            // No response: a batch has no such outcome, but the task must have one.
            return new BatchOutcome<TResult>.Failed
            {
                CustomId = customId,
                Error = new BatchError { Message = ServiceErrors.Wrap($"sending the request '{customId}'", e).Message },
            };
        }
    }

    private async Task<PipelineResponse> SendAsync(
        BatchTaskDefinition definition, ReadOnlyMemory<byte> body, BinaryContent content, CancellationToken cancellationToken)
    {
        var call = new RequestOptions { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };

        // The package's own clients know where each endpoint is at services that build their addresses differently (Azure).
        var model = definition.Model ?? ModelOf(body.Span);
        if (model is { Length: > 0 } && definition.Endpoint == BatchEndpoints.ChatCompletions)
            return (await client.GetChatClient(model).CompleteChatAsync(content, call).ConfigureAwait(false)).GetRawResponse();

        if (model is { Length: > 0 } && definition.Endpoint == BatchEndpoints.Embeddings)
            return (await client.GetEmbeddingClient(model).GenerateEmbeddingsAsync(content, call).ConfigureAwait(false)).GetRawResponse();

        var message = client.Pipeline.CreateMessage();
        using (message)
        {
            message.Request.Method = "POST";
            message.Request.Uri = AddressOf(definition.Endpoint);
            message.Request.Headers.Set("Content-Type", "application/json");
            message.Request.Headers.Set("Accept", "application/json");
            message.Request.Content = content;
            message.Apply(call);
            await client.Pipeline.SendAsync(message).ConfigureAwait(false);
            return message.ExtractResponse()!;
        }
    }

    // Both the client's address and the endpoint have the version: https://api.openai.com/v1 and /v1/responses.
    private Uri AddressOf(string endpoint)
    {
        const string Version = "/v1";
        var address = client.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var path = endpoint.StartsWith(Version + "/", StringComparison.Ordinal) && address.EndsWith(Version, StringComparison.Ordinal)
            ? endpoint[Version.Length..]
            : endpoint;
        return new Uri(address + path + client.Endpoint.Query);
    }

    private static string CustomIdOf(TTask task)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(buffer);
        writer.WriteConstant("\""u8);
        TTask.WriteCustomId(task, ref writer);
        writer.WriteConstant("\""u8);
        writer.Flush();
        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        return reader.GetString()!;
    }

    private static ReadOnlyMemory<byte> BodyOf(TTask task)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(buffer);
        TTask.WriteBody(task, ref writer);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static string? ModelOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isModel = reader.ValueTextEquals("model"u8);
            reader.Read();
            if (isModel)
                return reader.TokenType == JsonTokenType.String ? reader.GetString() : null;

            reader.Skip();
        }

        return null;
    }
}

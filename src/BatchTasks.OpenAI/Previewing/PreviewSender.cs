using System.ClientModel;
using System.ClientModel.Primitives;
using OpenAI;

namespace BatchTasks;

/// <summary>Sends one request to its endpoint at once, and gives what comes back as an outcome of a batch.</summary>
internal sealed class PreviewSender(OpenAIClient client)
{
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the response: its HTTP status, its request id and its body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<BatchOutcome<TResult>> SendAsync<TResult>(
        PreviewRequest request, Func<int, string?, ReadOnlyMemory<byte>, BatchOutcome<TResult>> read, CancellationToken cancellationToken)
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(request.Body));
            var response = await SendAsync(request, content, cancellationToken).ConfigureAwait(false);
            using (response)
            {
                var requestId = response.Headers.TryGetValue("x-request-id", out var id) ? id : null;
                return read(response.Status, requestId, response.Content.ToMemory());
            }
        }
        catch (Exception e) when (ServiceErrors.IsCancellation(e, cancellationToken))
        {
            throw new OperationCanceledException($"The preview of '{request.CustomId}' was cancelled.", e, cancellationToken);
        }
        catch (Exception e) when (ServiceErrors.IsFromService(e, cancellationToken))
        {
            // No response: a batch has no such outcome, but the task must have one.
            return new BatchOutcome<TResult>.Failed
            {
                CustomId = request.CustomId,
                Error = new BatchError { Message = ServiceErrors.Wrap($"sending the request '{request.CustomId}'", e).Message },
            };
        }
    }

    private async Task<PipelineResponse> SendAsync(PreviewRequest request, BinaryContent content, CancellationToken cancellationToken)
    {
        var call = new RequestOptions { CancellationToken = cancellationToken, ErrorOptions = ClientErrorBehaviors.NoThrow };

        // The package's own clients know where each endpoint is at services that build their addresses differently (Azure).
        if (request.Model is { Length: > 0 } && request.Url.EndsWith("/chat/completions", StringComparison.Ordinal))
            return (await client.GetChatClient(request.Model).CompleteChatAsync(content, call).ConfigureAwait(false)).GetRawResponse();

        if (request.Model is { Length: > 0 } && request.Url.EndsWith("/embeddings", StringComparison.Ordinal))
            return (await client.GetEmbeddingClient(request.Model).GenerateEmbeddingsAsync(content, call).ConfigureAwait(false)).GetRawResponse();

        var message = client.Pipeline.CreateMessage();
        using (message)
        {
            message.Request.Method = "POST";
            message.Request.Uri = AddressOf(request.Url);
            message.Request.Headers.Set("Content-Type", "application/json");
            message.Request.Headers.Set("Accept", "application/json");
            message.Request.Content = content;
            message.Apply(call);
            await client.Pipeline.SendAsync(message).ConfigureAwait(false);
            return message.ExtractResponse()!;
        }
    }

    // Both the client's address and the url have the version: https://api.openai.com/v1 and /v1/responses.
    private Uri AddressOf(string url)
    {
        var address = client.Endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var version = address[address.LastIndexOf('/')..];
        var path = url.StartsWith(version + "/", StringComparison.Ordinal) ? url[version.Length..] : url;
        return new Uri(address + path + client.Endpoint.Query);
    }
}

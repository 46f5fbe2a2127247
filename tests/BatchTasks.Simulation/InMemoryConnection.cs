namespace BatchTasks.Simulation;

/// <summary>Lets calls without a socket fail as those over one do.</summary>
internal sealed class InMemoryConnection(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely.", exception);
        }
    }
}

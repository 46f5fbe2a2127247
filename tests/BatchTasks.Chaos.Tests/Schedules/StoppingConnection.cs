namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>The way to the service of a process that stops at one of its calls. Nothing goes through it after the end, or during a suspension.</summary>
internal sealed class StoppingConnection(HttpMessageHandler inner, ProcessStop stop, Suspension suspension) : DelegatingHandler(inner)
{
    private int _calls;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls);
        if (stop.Pause is null)
            return await SendOrEndAsync(request, call, cancellationToken);

        if (call == stop.Call && !stop.IsAfterEffect)
            suspension.Begin();

        await suspension.WaitAsync();
        var response = await base.SendAsync(request, cancellationToken);
        if (call == stop.Call && stop.IsAfterEffect)
            suspension.Begin();

        await suspension.WaitAsync();
        return response;
    }

    private async Task<HttpResponseMessage> SendOrEndAsync(HttpRequestMessage request, int call, CancellationToken cancellationToken)
    {
        if (call < stop.Call)
            return await base.SendAsync(request, cancellationToken);

        if (call == stop.Call && stop.IsAfterEffect)
            (await base.SendAsync(request, cancellationToken)).Dispose();

        throw new ProcessEndedException();
    }
}

namespace BatchTasks.Chaos.Tests;

/// <summary>The way to the service of a process that ends at one of its calls, before the call is sent or after it had its effect. Nothing goes through afterwards.</summary>
internal sealed class DyingConnection(HttpMessageHandler inner, int lastCall, bool afterEffect) : DelegatingHandler(inner)
{
    private int _calls;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = Interlocked.Increment(ref _calls);
        if (call < lastCall)
            return await base.SendAsync(request, cancellationToken);

        if (call == lastCall && afterEffect)
            (await base.SendAsync(request, cancellationToken)).Dispose();

        throw new ProcessEndedException();
    }
}

/// <summary>The end of a simulated process. Nothing that runs in it knows the type.</summary>
internal sealed class ProcessEndedException() : Exception("The process has ended.");

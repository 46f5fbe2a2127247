using System;
using System.Linq;
using BatchTasks.Shared.Names;

namespace BatchTasks.Shared.Endpoints;

/// <summary>What can be said of an endpoint that the batches of a service do not serve.</summary>
/// <param name="Nearest">The url of the served one that is much like it, or null.</param>
/// <param name="Hint">The end of a message about it: <c>; did you mean '/v1/embeddings'?</c>, or what is served.</param>
internal readonly record struct UnservedEndpoint(string? Nearest, string Hint)
{
    public static UnservedEndpoint Of(string endpoint) => Of(endpoint, ServedEndpoints.Published);

    public static UnservedEndpoint Of(string endpoint, ServedEndpoints served)
    {
        var nearest = Find(endpoint, served);
        return new(nearest, nearest is null ? $"; it serves {string.Join(", ", served.Endpoints.Select(served.UrlOf))}" : $"; did you mean '{nearest}'?");
    }

    private static string? Find(string endpoint, ServedEndpoints served)
    {
        // An endpoint of other services is not misspelt. It is served under another url, or not at all.
        if (EndpointCatalog.IsServed(endpoint))
            return served.Endpoints.Contains(endpoint) ? served.UrlOf(endpoint) : null;

        // A whole address ends with the endpoint that is meant.
        var urls = served.Endpoints.Select(served.UrlOf).ToList();
        return urls.FirstOrDefault(url => endpoint.EndsWith(url, StringComparison.Ordinal)) ?? NearestName.Of(endpoint, urls);
    }
}

using System;
using System.Linq;
using BatchTasks.Shared.Names;

namespace BatchTasks.Shared.Endpoints;

/// <summary>What can be said of an endpoint that the Batch API does not serve.</summary>
/// <param name="Nearest">The served one that is much like it, or null.</param>
/// <param name="Hint">The end of a message about it: <c>; did you mean '/v1/embeddings'?</c>, or what is served.</param>
internal readonly record struct UnservedEndpoint(string? Nearest, string Hint)
{
    public static UnservedEndpoint Of(string endpoint)
    {
        // A whole address ends with the endpoint that is meant.
        var nearest = EndpointCatalog.All.FirstOrDefault(each => endpoint.EndsWith(each, StringComparison.Ordinal)) ?? NearestName.Of(endpoint, EndpointCatalog.All);
        return new(nearest, nearest is null ? $"; it serves {string.Join(", ", EndpointCatalog.All)}" : $"; did you mean '{nearest}'?");
    }
}

using System;
using System.Collections.Generic;
using System.Linq;

namespace BatchTasks.Shared.Endpoints;

/// <summary>The endpoints that the batches of a service serve, and the urls that it knows them by.</summary>
internal sealed record ServedEndpoints
{
    /// <summary>What the published urls begin with.</summary>
    public const string PublishedPrefix = "/v1";

    /// <summary>All endpoints of the published schema, under their names, and no others.</summary>
    public static readonly ServedEndpoints Published = new();

    /// <summary>The same under the urls of whichever service: a url means the endpoint whose end it has.</summary>
    public static readonly ServedEndpoints OfAnyService = new() { GoesByTheEnd = true };

    /// <summary>The endpoints by their published names.</summary>
    public IReadOnlyList<string> Endpoints { get; init; } = EndpointCatalog.All;

    /// <summary>What urls begin with in place of <see cref="PublishedPrefix"/>.</summary>
    public string Prefix { get; init; } = PublishedPrefix;

    /// <summary>What they may begin with beside it.</summary>
    public IReadOnlyList<string> OtherPrefixes { get; init; } = [];

    /// <summary>Whether only the end of a url counts.</summary>
    public bool GoesByTheEnd { get; init; }

    /// <summary>Urls of other forms, with the published endpoint that each is.</summary>
    public IReadOnlyDictionary<string, string>? OtherUrls { get; init; }

    /// <summary>Whether urls that are none of the published endpoints may be served too.</summary>
    public bool HasOthers { get; init; }

    /// <summary>The service's name for messages, or null for the one of the published schema.</summary>
    public string? Service { get; init; }

    /// <summary>The service in a message: <c>The Batch API of Groq</c>.</summary>
    public string Subject => Service is null ? "The Batch API" : $"The Batch API of {Service}";

    /// <summary>The service after an endpoint in a message: <c> at Groq</c>.</summary>
    public string At => Service is null ? "" : $" at {Service}";

    /// <summary>The url that lines and jobs are written with.</summary>
    /// <param name="endpoint">A published endpoint. Anything else is a url already.</param>
    public string UrlOf(string endpoint) =>
        Prefix != PublishedPrefix && EndpointCatalog.IsServed(endpoint) ? Prefix + Tail(endpoint) : endpoint;

    /// <summary>The published endpoint that a url means at this service, whether served or not; null where it means none.</summary>
    public string? EndpointOf(string url)
    {
        foreach (var endpoint in EndpointCatalog.All)
        {
            if (IsUrlOf(url, endpoint))
                return endpoint;
        }

        return OtherUrls is not null && OtherUrls.TryGetValue(url, out var other) ? other : null;
    }

    /// <summary>Whether a line or a job with that url is not refused for it.</summary>
    public bool Takes(string url) => EndpointOf(url) is { } endpoint
        ? Endpoints.Contains(endpoint)
        : !EndpointCatalog.IsServed(url) && (HasOthers || Endpoints.Contains(url));

    private bool IsUrlOf(string url, string endpoint)
    {
        var tail = Tail(endpoint);
        if (GoesByTheEnd)
            return url.EndsWith(tail, StringComparison.Ordinal);

        // A url is asked about for each line of a file: nothing is put together for it.
        if (!url.EndsWith(tail, StringComparison.Ordinal))
            return false;

        var prefix = url.AsSpan(0, url.Length - tail.Length);
        if (prefix.SequenceEqual(Prefix.AsSpan()))
            return true;

        foreach (var other in OtherPrefixes)
        {
            if (prefix.SequenceEqual(other.AsSpan()))
                return true;
        }

        return false;
    }

    /// <summary>The endpoint without its version: <c>/chat/completions</c>.</summary>
    private static string Tail(string endpoint) => endpoint.Substring(PublishedPrefix.Length);
}

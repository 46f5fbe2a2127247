using BatchTasks.Shared.Endpoints;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

/// <summary>BT1002 for an endpoint of a task or a job, which is sent as the url that the service knows it by.</summary>
internal static class UnservedEndpointDiagnostic
{
    /// <summary>Null where the service serves it.</summary>
    public static Diagnostic? Of(string endpoint, ServedEndpoints served, Func<Location> location)
    {
        if (served.Takes(served.UrlOf(endpoint)))
            return null;

        var (nearest, hint) = UnservedEndpoint.Of(endpoint, served);
        return Diagnostic.Create(Rules.UnknownEndpoint, location(), DiagnosticProperties.Of(nearest), endpoint, served.At + hint);
    }
}

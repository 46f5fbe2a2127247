using BatchTasks.Shared.Endpoints;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Shared.Bodies;

/// <summary>The rules of bodies as part of the rules of lines.</summary>
internal static class BodyLineRules
{
    /// <summary>The limits, with the rules of what the service takes in a body: for a project that holds the catalogue.</summary>
    public static LineRuleLimits WithBodiesOf(this LineRuleLimits limits, ProviderLimits provider)
    {
        if (BodyRules.Of(provider) is not { } rules)
            return limits;

        return limits with
        {
            CheckBody = (endpoint, utf8, line, number, findings) =>
            {
                // What an endpoint takes that there is none of, nobody knows.
                if (!EndpointCatalog.IsServed(endpoint))
                    return;

                rules.CheckBody(endpoint, utf8, line.Body.Span, number, findings);
                if (line.Model.IsString && rules.CheckModel(endpoint, line.Model.Text(utf8)) is { } finding)
                    findings.Add(finding with { Line = number, Span = line.Model.Span });
            },
        };
    }
}

using BatchTasks.Shared.Rules;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Diagnostics;

internal static partial class Rules
{
    public static readonly DiagnosticDescriptor Method = Error(
        RuleIds.Method,
        Endpoint,
        "The method of a request must be POST",
        "The method is '{0}'; every request of a batch is a POST",
        "The Batch API executes POST requests only.");

    public static readonly DiagnosticDescriptor UnknownEndpoint = Error(
        RuleIds.UnservedEndpoint,
        Endpoint,
        "The Batch API does not serve this endpoint",
        "The Batch API does not serve '{0}'{1}",
        "A batch is created for one of the endpoints that the Batch API serves.");

    /// <summary>Arguments: where they meet (the batch "nightly", the file, this writer); one task type or line; its endpoint; the other; its endpoint.</summary>
    public static readonly DiagnosticDescriptor MixedEndpoints = Error(
        RuleIds.MixedEndpoints,
        Endpoint,
        "Different endpoints in one batch",
        "{0} has '{1}' for {2} and '{3}' for {4}; a batch has one endpoint",
        "A batch is created for one endpoint, and the service refuses it whole where a line names another.");

    /// <summary>Arguments: as of <see cref="MixedEndpoints"/>, with models.</summary>
    public static readonly DiagnosticDescriptor MixedModels = Error(
        RuleIds.MixedModels,
        Endpoint,
        "Different models in one batch",
        "{0} has '{1}' for the model '{2}' and '{3}' for '{4}'; a batch has one model",
        "All requests of a batch ask one model, and the service refuses it whole where a line names another.");

    /// <summary>Arguments: the job's endpoint; the task type; its endpoint.</summary>
    public static readonly DiagnosticDescriptor OtherEndpointThanTheJob = Error(
        RuleIds.OtherEndpointThanTheJob,
        Endpoint,
        "The job's endpoint is not that of its requests",
        "The job is for {0}, but its tasks '{1}' are for {2}",
        "The url of each line must be the endpoint that the batch is created for.");

    public static readonly DiagnosticDescriptor ModelForAnotherEndpoint = Error(
        RuleIds.UnknownModel,
        Endpoint,
        "The model does not serve this endpoint",
        "{0}",
        "Each model serves some of the endpoints. A model that is not in the published lists (a deployment, a fine-tuned or a newer one) is not checked.");

    /// <summary>Arguments: what is wrong and what the service takes.</summary>
    public static readonly DiagnosticDescriptor JobOutsideTheLimits = Error(
        RuleIds.JobOutsideTheLimits,
        Endpoint,
        "The service does not create a batch with this",
        "{0}",
        "The completion window, the metadata and the expiry of a batch have limits, which the service checks when the batch is created.");
}

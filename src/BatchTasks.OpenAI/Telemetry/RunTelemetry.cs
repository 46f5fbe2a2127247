using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace BatchTasks;

/// <summary>The traces and figures of all runs of the process, under the name <c>BatchTasks</c>.</summary>
internal static class RunTelemetry
{
    public const string Name = "BatchTasks";

    private static readonly ActivitySource s_activities = new(Name);
    private static readonly Meter s_meter = new(Name);

    private static readonly Counter<long> s_batches = s_meter.CreateCounter<long>("batchtasks.batches.created", "{batch}", "Batches that were created.");
    private static readonly Counter<long> s_requests = s_meter.CreateCounter<long>("batchtasks.requests.submitted", "{request}", "Requests of created batches.");
    private static readonly Counter<long> s_outcomes = s_meter.CreateCounter<long>("batchtasks.outcomes", "{task}", "Tasks that have their outcome, by its kind.");
    private static readonly Counter<long> s_retries = s_meter.CreateCounter<long>("batchtasks.tasks.retried", "{task}", "Tasks that are sent again.");
    private static readonly Counter<long> s_tokens = s_meter.CreateCounter<long>("batchtasks.tokens", "{token}", "Tokens of all answers, by their kind.");
    private static readonly Counter<long> s_failures = s_meter.CreateCounter<long>("batchtasks.service.failures", "{call}", "Calls of the service that failed in passing.");

    /// <summary>One step of a part.</summary>
    public static Activity? Step(RunRecord run, PartRecord part)
    {
        var activity = s_activities.StartActivity($"batchtasks {part.State}", ActivityKind.Client);
        activity?.SetTag("batchtasks.run", run.Key);
        activity?.SetTag("batchtasks.part", part.Number);
        activity?.SetTag("batchtasks.attempt", part.Attempt);
        activity?.SetTag("batchtasks.batch", part.BatchId);
        return activity;
    }

    public static void Submitted(PartRecord part)
    {
        s_batches.Add(1);
        s_requests.Add(part.Requests);
    }

    public static void Settled(RunRecord run, PartTally tally)
    {
        var endpoint = KeyValuePair.Create<string, object?>("endpoint", run.Endpoint);
        foreach (var (kind, count) in tally.Kinds)
            s_outcomes.Add(count, endpoint, KeyValuePair.Create<string, object?>("kind", kind));

        s_retries.Add(tally.Retried, endpoint);
        s_tokens.Add(tally.Usage.InputTokens, endpoint, KeyValuePair.Create<string, object?>("kind", "input"));
        s_tokens.Add(tally.Usage.OutputTokens, endpoint, KeyValuePair.Create<string, object?>("kind", "output"));
    }

    public static void ServiceFailed(BatchServiceException failure) =>
        s_failures.Add(1, KeyValuePair.Create<string, object?>("status", failure.StatusCode));
}

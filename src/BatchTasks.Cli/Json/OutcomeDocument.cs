using System.Text.Json;

namespace BatchTasks.Cli.Json;

/// <summary>How one task ended: a line of <c>outcomes.jsonl</c>.</summary>
internal sealed record OutcomeDocument
{
    public required string CustomId { get; init; }

    public required string Outcome { get; init; }

    /// <summary>Why, of all but those that succeeded.</summary>
    public string? Reason { get; init; }

    public required int Attempt { get; init; }

    public string? Model { get; init; }

    public string? FinishReason { get; init; }

    public string? RequestId { get; init; }

    public UsageDocument? Usage { get; init; }

    /// <summary>Of <c>preview</c>: the body of the response, as the service sent it.</summary>
    public JsonElement? Body { get; init; }

    public static OutcomeDocument Of(BatchOutcome outcome) => new()
    {
        CustomId = outcome.CustomId,
        Outcome = OutcomeNames.Of(outcome.Kind),
        Reason = outcome.Kind == BatchOutcomeKind.Succeeded ? null : outcome.Reason,
        Attempt = outcome.Attempt,
        Model = outcome.Model,
        FinishReason = outcome.FinishReason,
        RequestId = outcome.RequestId,
        Usage = outcome.Usage is { } usage ? UsageDocument.Of(usage) : null,
    };
}

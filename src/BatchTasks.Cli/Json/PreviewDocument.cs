using System.Text.Json;

namespace BatchTasks.Cli.Json;

/// <summary>What <c>preview</c> writes.</summary>
internal sealed record PreviewDocument(IReadOnlyList<OutcomeDocument> Outcomes, UsageDocument Usage)
{
    public static OutcomeDocument Of(BatchOutcome<BatchRawBody> outcome) => OutcomeDocument.Of(outcome) with
    {
        Body = Parse(outcome is BatchOutcome<BatchRawBody>.Succeeded { Value: var body } ? body.Utf8 : outcome.RawBody),
    };

    /// <summary>What is no JSON (a gateway's page) is in the reason.</summary>
    private static JsonElement? Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return utf8.IsEmpty ? null : JsonDocument.Parse(utf8).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Providers;

namespace BatchTasks.Emulator.Http;

/// <summary>The body of a CreateBatch call, checked: what is wrong here is answered at once.</summary>
internal sealed record CreateBatchCall(
    string InputFileId,
    string Endpoint,
    string CompletionWindow,
    IReadOnlyList<KeyValuePair<string, string>>? Metadata,
    TimeSpan? OutputExpiresAfter)
{
    /// <exception cref="RefusedCallException">Something in it is not as the service wants it.</exception>
    public static CreateBatchCall Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw RefusedCallException.BadRequest(CallErrors.BodyNotJson);

        try
        {
            return ReadObject(body);
        }
        catch (InvalidOperationException)
        {
            // Text that the JSON reader refuses to give.
            throw RefusedCallException.BadRequest(CallErrors.BodyNotUnicode);
        }
    }

    private static CreateBatchCall ReadObject(JsonElement body)
    {
        var utf8 = Encoding.UTF8.GetBytes(body.GetRawText());
        var call = CreateBatchBody.Scan(utf8);
        if (CreateBatchRules.Check(utf8, call, ProviderLimits.OpenAI) is [var first, ..])
            throw RefusedCallException.BadRequest(first.Service);

        return new(Text(body, "input_file_id"), Text(body, "endpoint"), Text(body, "completion_window"), ReadMetadata(body), ReadExpiry(body));
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;

    private static List<KeyValuePair<string, string>>? ReadMetadata(JsonElement body) =>
        RequestText.Property(body, "metadata") is { ValueKind: JsonValueKind.Object } metadata
            ? [.. metadata.EnumerateObject().Select(pair => KeyValuePair.Create(pair.Name, pair.Value.GetString()!))]
            : null;

    private static TimeSpan? ReadExpiry(JsonElement body) =>
        RequestText.Property(RequestText.Property(body, "output_expires_after"), "seconds") is { } seconds ? TimeSpan.FromSeconds(seconds.GetInt64()) : null;
}

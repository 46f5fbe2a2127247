using System.Text.Json;

namespace BatchTasks;

/// <summary>Reads batch objects, with the liberties that compatible services take: nulls, empty ids, fractional times, members left out.</summary>
internal static class BatchReader
{
    public static Batch Read(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        return Read(document.RootElement);
    }

    /// <summary>The batches of one page of a list. <c>data</c> is null for an empty list of some services; Azure's old form calls it <c>value</c>.</summary>
    public static IReadOnlyList<Batch> ReadPage(ReadOnlyMemory<byte> utf8Json)
    {
        using var document = JsonDocument.Parse(utf8Json);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("A list of batches must be a JSON object.");

        var data = Member(document.RootElement, "data", JsonValueKind.Array) ?? Member(document.RootElement, "value", JsonValueKind.Array);
        if (data is null)
            return [];

        var batches = new List<Batch>(data.Value.GetArrayLength());
        foreach (var item in data.Value.EnumerateArray())
            batches.Add(Read(item));

        return batches;
    }

    private static Batch Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            throw new JsonException("A batch must be a JSON object.");

        return new Batch
        {
            Id = Text(json, "id") ?? throw new JsonException("The batch object has no 'id'."),
            Status = new BatchStatus(Text(json, "status") ?? throw new JsonException("The batch object has no 'status'.")),
            Endpoint = Text(json, "endpoint"),
            Model = Text(json, "model"),
            Errors = Errors(json),
            InputFileId = Text(json, "input_file_id"),
            OutputFileId = Text(json, "output_file_id"),
            ErrorFileId = Text(json, "error_file_id"),
            CompletionWindow = Text(json, "completion_window"),
            CreatedAt = Time(json, "created_at"),
            InProgressAt = Time(json, "in_progress_at"),
            ExpiresAt = Time(json, "expires_at"),
            FinalizingAt = Time(json, "finalizing_at"),
            CompletedAt = Time(json, "completed_at"),
            FailedAt = Time(json, "failed_at"),
            ExpiredAt = Time(json, "expired_at"),
            CancellingAt = Time(json, "cancelling_at"),
            CancelledAt = Time(json, "cancelled_at"),
            RequestCounts = Counts(json),
            Usage = Usage(json),
            Metadata = Metadata(json),
            OutputExpiresAfter = Expiry(json),
        };
    }

    private static List<BatchValidationError> Errors(JsonElement json)
    {
        var errors = new List<BatchValidationError>();
        if (Object(json, "errors") is not { } list || Member(list, "data", JsonValueKind.Array) is not { } data)
            return errors;

        foreach (var item in data.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                continue;

            errors.Add(new BatchValidationError
            {
                Code = Text(item, "code"),
                Message = Text(item, "message"),
                Param = Text(item, "param"),
                Line = Number(item, "line"),
            });
        }

        return errors;
    }

    private static BatchRequestCounts? Counts(JsonElement json) => Object(json, "request_counts") is { } counts
        ? new BatchRequestCounts(Number(counts, "total") ?? 0, Number(counts, "completed") ?? 0, Number(counts, "failed") ?? 0)
        : null;

    private static BatchUsage? Usage(JsonElement json)
    {
        if (Object(json, "usage") is not { } usage)
            return null;

        var input = Object(usage, "input_tokens_details");
        var output = Object(usage, "output_tokens_details");
        return new BatchUsage(
            Number(usage, "input_tokens") ?? 0,
            input is null ? 0 : Number(input.Value, "cached_tokens") ?? 0,
            Number(usage, "output_tokens") ?? 0,
            output is null ? 0 : Number(output.Value, "reasoning_tokens") ?? 0,
            Number(usage, "total_tokens") ?? 0);
    }

    private static Dictionary<string, string> Metadata(JsonElement json)
    {
        var metadata = new Dictionary<string, string>();
        if (Object(json, "metadata") is not { } map)
            return metadata;

        foreach (var pair in map.EnumerateObject())
            metadata[pair.Name] = pair.Value.ValueKind == JsonValueKind.String ? Text(pair.Value) : pair.Value.GetRawText();

        return metadata;
    }

    private static BatchOutputExpiry? Expiry(JsonElement json) =>
        Object(json, "output_expires_after") is { } expiry && Number(expiry, "seconds") is { } seconds
            ? new BatchOutputExpiry(Text(expiry, "anchor") ?? "created_at", seconds)
            : null;

    private static string? Text(JsonElement json, string name) =>
        Member(json, name, JsonValueKind.String) is { } value && Text(value) is { Length: > 0 } text ? text : null;

    private static string Text(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape of half a surrogate pair, as a message can have that quotes a request: as it is written.
            return value.GetRawText()[1..^1];
        }
    }

    private static JsonElement? Object(JsonElement json, string name) => Member(json, name, JsonValueKind.Object);

    private static long? Number(JsonElement json, string name) => Member(json, name, JsonValueKind.Number) is { } number
        ? number.TryGetInt64(out var whole) ? whole : (long)number.GetDouble()
        : null;

    private static DateTimeOffset? Time(JsonElement json, string name)
    {
        if (Member(json, name, JsonValueKind.Number) is not { } number)
            return null;

        // Unix seconds, with a fraction at some services; 0 is how some say "not yet".
        var milliseconds = number.GetDouble() * 1000;
        return milliseconds is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    private static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;
}

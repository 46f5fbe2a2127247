using System.Text.Json;
using BatchTasks.Emulator.Batches;

namespace BatchTasks.Emulator.Http;

/// <summary>The batch object of the service: what is absent is null, not left out.</summary>
internal static class BatchJson
{
    public static void Write(Utf8JsonWriter writer, BatchLook look)
    {
        var batch = look.Record;
        writer.WriteStartObject();
        writer.WriteString("id", batch.Id);
        writer.WriteString("object", "batch");
        writer.WriteString("endpoint", batch.Endpoint);
        writer.WriteString("model", batch.Model);
        WriteErrors(writer, batch.Errors);
        writer.WriteString("input_file_id", batch.InputFileId);
        writer.WriteString("completion_window", batch.CompletionWindow);
        writer.WriteString("status", batch.Status);
        writer.WriteString("output_file_id", batch.OutputFileId);
        writer.WriteString("error_file_id", batch.ErrorFileId);
        WriteTime(writer, "created_at", batch.CreatedAt);
        WriteTime(writer, "in_progress_at", batch.InProgressAt);
        WriteTime(writer, "expires_at", batch.ExpiresAt);
        WriteTime(writer, "finalizing_at", batch.FinalizingAt);
        WriteTime(writer, "completed_at", batch.CompletedAt);
        WriteTime(writer, "failed_at", batch.FailedAt);
        WriteTime(writer, "expired_at", batch.ExpiredAt);
        WriteTime(writer, "cancelling_at", batch.CancellingAt);
        WriteTime(writer, "cancelled_at", batch.CancelledAt);
        WriteCounts(writer, look.Counts);
        WriteUsage(writer, batch.Usage);
        WriteMetadata(writer, batch.Metadata);
        writer.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<BatchErrorEntry>? errors)
    {
        if (errors is null)
        {
            writer.WriteNull("errors");
            return;
        }

        writer.WriteStartObject("errors");
        writer.WriteString("object", "list");
        writer.WriteStartArray("data");
        foreach (var (error, line) in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("code", error.Code);
            writer.WriteString("message", error.Message);
            writer.WriteString("param", error.Param);
            if (line is { } number)
                writer.WriteNumber("line", number);
            else
                writer.WriteNull("line");

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            writer.WriteNumber(name, known.ToUnixTimeSeconds());
        else
            writer.WriteNull(name);
    }

    private static void WriteCounts(Utf8JsonWriter writer, RequestCounts? told)
    {
        if (told is not { } counts)
        {
            writer.WriteNull("request_counts");
            return;
        }

        writer.WriteStartObject("request_counts");
        writer.WriteNumber("total", counts.Total);
        writer.WriteNumber("completed", counts.Completed);
        writer.WriteNumber("failed", counts.Failed);
        writer.WriteEndObject();
    }

    private static void WriteUsage(Utf8JsonWriter writer, BatchUsageTotals usage)
    {
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", usage.Input);
        writer.WriteNumber("output_tokens", usage.Output);
        writer.WriteNumber("total_tokens", usage.Input + usage.Output);
        writer.WriteStartObject("input_tokens_details");
        writer.WriteNumber("cached_tokens", usage.Cached);
        writer.WriteEndObject();
        writer.WriteStartObject("output_tokens_details");
        writer.WriteNumber("reasoning_tokens", usage.Reasoning);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>>? metadata)
    {
        if (metadata is null)
        {
            writer.WriteNull("metadata");
            return;
        }

        writer.WriteStartObject("metadata");
        foreach (var (key, value) in metadata)
            writer.WriteString(key, value);

        writer.WriteEndObject();
    }
}

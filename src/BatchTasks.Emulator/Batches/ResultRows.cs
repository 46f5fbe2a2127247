using System.Buffers;
using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Writes the rows of the result files.</summary>
internal static class ResultRows
{
    /// <summary>A row with an answer.</summary>
    public static byte[] Answered(string customId, EmulatedResponse response, JsonElement body) => Row(customId, writer =>
    {
        writer.WriteStartObject("response");
        writer.WriteNumber("status_code", response.StatusCode);
        writer.WriteString("request_id", ServiceIds.Request());
        writer.WritePropertyName("body");
        body.WriteTo(writer); // Token by token: an answer with line breaks between its tokens still makes one line.
        writer.WriteEndObject();
        writer.WriteNull("error");
    });

    /// <summary>A row whose request was not answered.</summary>
    public static byte[] Unanswered(string customId, ServiceError error) => Row(customId, writer =>
    {
        writer.WriteNull("response");
        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
    });

    public static string CustomId(byte[] row)
    {
        using var document = JsonDocument.Parse(row);
        return document.RootElement.GetProperty("custom_id").GetString()!;
    }

    /// <summary>The tokens of a row's answer, if it has one.</summary>
    public static BatchUsageTotals Usage(byte[] row)
    {
        using var document = JsonDocument.Parse(row);
        return RequestText.Property(document.RootElement.GetProperty("response"), "body") is { } body ? ResponseUsage.Of(body) : default;
    }

    private static byte[] Row(string customId, Action<Utf8JsonWriter> outcome)
    {
        var row = new ArrayBufferWriter<byte>(1024);
        Wire.WriteTo(row, writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", ServiceIds.BatchRequest());
            writer.WriteString("custom_id", customId);
            outcome(writer);
            writer.WriteEndObject();
        });
        row.Write("\n"u8);
        return row.WrittenSpan.ToArray();
    }
}

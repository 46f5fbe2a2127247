using System.Text.Json;
using BatchTasks.Emulator.Files;

namespace BatchTasks.Emulator.Http;

/// <summary>The file object of the service.</summary>
internal static class FileJson
{
    public static void Write(Utf8JsonWriter writer, StoredFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "file");
        writer.WriteString("id", file.Id);
        writer.WriteString("purpose", file.Purpose);
        writer.WriteString("filename", file.FileName);
        writer.WriteNumber("bytes", file.Bytes);
        writer.WriteNumber("created_at", file.CreatedAt.ToUnixTimeSeconds());
        if (file.ExpiresAt is { } expiresAt)
            writer.WriteNumber("expires_at", expiresAt.ToUnixTimeSeconds());
        else
            writer.WriteNull("expires_at");

        writer.WriteString("status", "processed");
        writer.WriteNull("status_details");
        writer.WriteEndObject();
    }

    public static void WriteDeleted(Utf8JsonWriter writer, string id)
    {
        writer.WriteStartObject();
        writer.WriteString("object", "file");
        writer.WriteBoolean("deleted", true);
        writer.WriteString("id", id);
        writer.WriteEndObject();
    }
}

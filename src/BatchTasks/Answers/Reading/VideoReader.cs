using System.Text.Json;
using BatchTasks.Json;

namespace BatchTasks.Answers;

/// <summary>Reads the job of a videos response.</summary>
internal static class VideoReader
{
    /// <exception cref="JsonException">The response is not that of a video.</exception>
    public static BatchVideo Read(ReadOnlySpan<byte> body)
    {
        var video = new BatchVideo { Id = "", Status = "" };
        var members = new RawObject(body);
        while (members.Read())
        {
            if (members.NameEquals("id"u8))
                video = video with { Id = RawJson.GetString(members.ReadValue()) ?? "" };
            else if (members.NameEquals("status"u8))
                video = video with { Status = RawJson.GetString(members.ReadValue()) ?? "" };
            else if (members.NameEquals("model"u8))
                video = video with { Model = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("progress"u8))
                video = video with { Progress = GetInt32(members.ReadValue()) };
            else if (members.NameEquals("seconds"u8))
                video = video with { Seconds = GetInt32(members.ReadValue()) };
            else if (members.NameEquals("size"u8))
                video = video with { Size = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("prompt"u8))
                video = video with { Prompt = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("remixed_from_video_id"u8))
                video = video with { RemixedFromVideoId = RawJson.GetString(members.ReadValue()) };
            else if (members.NameEquals("created_at"u8))
                video = video with { CreatedAt = RawJson.GetTime(members.ReadValue()) };
            else if (members.NameEquals("completed_at"u8))
                video = video with { CompletedAt = RawJson.GetTime(members.ReadValue()) };
            else if (members.NameEquals("expires_at"u8))
                video = video with { ExpiresAt = RawJson.GetTime(members.ReadValue()) };
        }

        if (video.Id.Length == 0)
            throw new JsonException("The videos response has no 'id', by which the video is downloaded.");

        return video.Status.Length > 0 ? video : throw new JsonException("The videos response has no 'status'.");
    }

    private static int? GetInt32(ReadOnlySpan<byte> value) => RawJson.GetInteger(value) is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;
}

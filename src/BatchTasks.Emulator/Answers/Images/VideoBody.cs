namespace BatchTasks.Emulator.Answers.Images;

/// <summary>The body of a video: a batch has it when it is done.</summary>
internal static class VideoBody
{
    private const string DefaultModel = "sora-2";
    private const string DefaultSize = "720x1280";
    private const string DefaultSeconds = "4";
    private const int RenderSeconds = 60;

    /// <summary>How long a video can be fetched. Source: the Batch API's guide.</summary>
    private const int KeptSeconds = 86_400;

    /// <param name="request">The request.</param>
    /// <param name="failure">What went wrong, or null for a video that is completed.</param>
    public static byte[] Write(EmulatedRequest request, (string Code, string Message)? failure) => Wire.Write(writer =>
    {
        var hash = BodyHash.Of(request);
        writer.WriteStartObject();
        writer.WriteString("id", $"video_{hash.Text}");
        writer.WriteString("object", "video");
        writer.WriteString("model", request.Model.Length > 0 ? request.Model : DefaultModel);
        writer.WriteString("status", failure is null ? "completed" : "failed");
        writer.WriteNumber("progress", failure is null ? 100 : 0);
        writer.WriteNumber("created_at", hash.Seconds);
        if (failure is null)
        {
            writer.WriteNumber("completed_at", hash.Seconds + RenderSeconds);
            writer.WriteNumber("expires_at", hash.Seconds + RenderSeconds + KeptSeconds);
        }
        else
        {
            writer.WriteNull("completed_at");
            writer.WriteNull("expires_at");
        }

        writer.WriteString("prompt", request.LastUserText);
        writer.WriteString("size", RequestContent.Name(request.Body, "size") ?? DefaultSize);
        writer.WriteString("seconds", RequestContent.Name(request.Body, "seconds") ?? DefaultSeconds);
        writer.WriteNull("remixed_from_video_id");
        WriteError(writer, failure);
        writer.WriteEndObject();
    });

    private static void WriteError(System.Text.Json.Utf8JsonWriter writer, (string Code, string Message)? failure)
    {
        if (failure is not { } error)
        {
            writer.WriteNull("error");
            return;
        }

        writer.WriteStartObject("error");
        writer.WriteString("code", error.Code);
        writer.WriteString("message", error.Message);
        writer.WriteEndObject();
    }
}

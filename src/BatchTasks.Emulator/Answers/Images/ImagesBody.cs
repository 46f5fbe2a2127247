using System.Text.Json;

namespace BatchTasks.Emulator.Answers.Images;

/// <summary>The body of an images answer.</summary>
internal static class ImagesBody
{
    /// <summary>What an image counts as where it is given to the model, and where it comes from it: about what the service counts for a small one.</summary>
    private const int InputTokens = 272;
    private const int OutputTokens = 272;

    // Source: ImagesResponse of the OpenAPI document (2.3.0), which has fewer values than the request.
    private static readonly string[] s_sizes = ["1024x1024", "1024x1536", "1536x1024"];
    private static readonly string[] s_qualities = ["low", "medium", "high"];

    public static byte[] Write(EmulatedRequest request, IReadOnlyList<ReadOnlyMemory<byte>> images) => Wire.Write(writer =>
    {
        var isDallE = request.Model.StartsWith("dall-e", StringComparison.Ordinal);
        writer.WriteStartObject();
        writer.WriteNumber("created", BodyHash.Of(request).Seconds);
        if (!isDallE)
        {
            writer.WriteString("background", "opaque");
            writer.WriteString("output_format", "png");
            writer.WriteString("quality", Known(request, "quality", s_qualities));
            writer.WriteString("size", Known(request, "size", s_sizes));
        }

        writer.WriteStartArray("data");
        foreach (var image in images)
            WriteImage(writer, request, image, isDallE);

        writer.WriteEndArray();
        if (!isDallE)
            WriteUsage(writer, request, images.Count);

        writer.WriteEndObject();
    });

    /// <summary>DALL-E answers with urls where base64 is not asked for; the other models have base64 alone. Here a url holds the image itself.</summary>
    private static void WriteImage(Utf8JsonWriter writer, EmulatedRequest request, ReadOnlyMemory<byte> image, bool isDallE)
    {
        writer.WriteStartObject();
        if (isDallE && RequestContent.Name(request.Body, "response_format") != "b64_json")
            writer.WriteString("url", $"data:image/png;base64,{Convert.ToBase64String(image.Span)}");
        else
            writer.WriteBase64String("b64_json", image.Span);

        if (request.Model == "dall-e-3")
            writer.WriteString("revised_prompt", request.LastUserText);

        writer.WriteEndObject();
    }

    private static string Known(EmulatedRequest request, string name, string[] values) =>
        RequestContent.Name(request.Body, name) is { } value && values.Contains(value) ? value : values[0];

    private static void WriteUsage(Utf8JsonWriter writer, EmulatedRequest request, int count)
    {
        var text = PromptTokens.Of(request);
        var images = InputTokens * request.Images.Count;
        writer.WriteStartObject("usage");
        writer.WriteNumber("input_tokens", text + images);
        writer.WriteStartObject("input_tokens_details");
        writer.WriteNumber("text_tokens", text);
        writer.WriteNumber("image_tokens", images);
        writer.WriteEndObject();
        writer.WriteNumber("output_tokens", OutputTokens * count);
        writer.WriteNumber("total_tokens", text + images + (OutputTokens * count));
        writer.WriteEndObject();
    }
}

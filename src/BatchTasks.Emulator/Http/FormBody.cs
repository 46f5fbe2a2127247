using System.Globalization;
using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Endpoints;
using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>
/// Reads a call that is a multipart form as the JSON body that a batch has for it: image edits and videos are called either way, and official clients send
/// forms. Files become <c>data:</c> urls.
/// </summary>
internal static class FormBody
{
    private const string UsualMediaType = "image/png";

    public static bool IsForm(HttpRequest request, string endpoint) =>
        endpoint is EndpointCatalog.ImageEdits or EndpointCatalog.Videos && MultipartForm.Boundary(request) is not null;

    /// <exception cref="RefusedCallException">The form can't be read.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context, string endpoint)
    {
        var fields = new List<(string Name, string Value)>();
        var files = new List<(string Name, string Url)>();
        await MultipartForm.ReadAsync(
            context.Request,
            MultipartForm.Boundary(context.Request)!,
            async (name, disposition, section) =>
            {
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, context.RequestAborted).ConfigureAwait(false);
                if (disposition.FileName.HasValue || disposition.FileNameStar.HasValue)
                    files.Add((name, $"data:{section.ContentType ?? UsualMediaType};base64,{Convert.ToBase64String(content.ToArray())}"));
                else
                    fields.Add((name, System.Text.Encoding.UTF8.GetString(content.ToArray())));
            },
            context.RequestAborted).ConfigureAwait(false);

        using var document = JsonDocument.Parse(Wire.Write(writer => Write(writer, endpoint, fields, files)));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter writer, string endpoint, List<(string Name, string Value)> fields, List<(string Name, string Url)> files)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in fields)
            WriteField(writer, BodyCatalog.Parameter(endpoint, name)?.Schema, name, value);

        var images = files.Where(file => file.Name is "image" or "image[]").ToList();
        if (images.Count > 0)
        {
            writer.WriteStartArray("images");
            foreach (var (_, url) in images)
                WriteImage(writer, url);

            writer.WriteEndArray();
        }

        foreach (var (name, url) in files.Except(images))
        {
            writer.WritePropertyName(name);
            WriteImage(writer, url);
        }

        writer.WriteEndObject();
    }

    /// <summary>A form has texts only: what the body's schema has another type for is written as that, where it can be.</summary>
    private static void WriteField(Utf8JsonWriter writer, BodySchema? schema, string name, string value)
    {
        if (schema is { Number: not null, Text: null } && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            writer.WriteNumber(name, number);
        else if (schema is { Boolean: true, Text: null } && bool.TryParse(value, out var flag))
            writer.WriteBoolean(name, flag);
        else
            writer.WriteString(name, value);
    }

    private static void WriteImage(Utf8JsonWriter writer, string url)
    {
        writer.WriteStartObject();
        writer.WriteString("image_url", url);
        writer.WriteEndObject();
    }
}

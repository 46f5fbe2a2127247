using Microsoft.Extensions.AI;

namespace BatchTasks;

/// <summary>What a model is shown, by its media type: an image, audio, or a file.</summary>
internal static class ContentParts
{
    // Where Microsoft.Extensions.AI's client of OpenAI finds the detail of an image too.
    private const string DetailProperty = "detail";

    public static BatchContent Content(AIContent? content) => content switch
    {
        TextContent text => text.Text,
        DataContent data when data.HasTopLevelMediaType("image") => BatchImage.FromBytes(data.Data, data.MediaType, Detail(data)),
        DataContent data when data.HasTopLevelMediaType("audio") => BatchAudio.FromBytes(data.Data, Format(data.MediaType)),
        DataContent data => BatchFileInput.FromBytes(data.Data, data.Name ?? NameOf(data.MediaType), data.MediaType),
        UriContent url when url.HasTopLevelMediaType("image") => BatchImage.FromUrl(url.Uri, Detail(url)),
        UriContent url when url.HasTopLevelMediaType("audio") =>
            throw new NotSupportedException($"No endpoint takes audio by its url ('{url.Uri}'). Give its bytes as a {nameof(DataContent)}."),
        UriContent url => BatchFileInput.FromUrl(url.Uri),
        HostedFileContent file when IsImage(file.MediaType) => BatchImage.FromFileId(file.FileId, Detail(file)),
        HostedFileContent file => BatchFileInput.FromFileId(file.FileId),
        _ => throw new NotSupportedException($"A {content?.GetType().Name ?? "null"} can't stand in a message of a batch. Leave it out, or give its text as a {nameof(TextContent)}."),
    };

    private static BatchImageDetail? Detail(AIContent content)
    {
        if (content.AdditionalProperties?.TryGetValue(DetailProperty, out var value) is not true || value is null)
            return null;

        return Enum.TryParse<BatchImageDetail>(value.ToString(), ignoreCase: true, out var detail) && Enum.IsDefined(detail)
            ? detail
            : throw new NotSupportedException($"The image detail '{value}' is not known. Give auto, low, high or original.");
    }

    private static BatchAudioFormat Format(string mediaType) => mediaType.ToUpperInvariant() switch
    {
        "AUDIO/WAV" or "AUDIO/WAVE" or "AUDIO/X-WAV" or "AUDIO/VND.WAVE" => BatchAudioFormat.Wav,
        "AUDIO/MPEG" or "AUDIO/MP3" => BatchAudioFormat.Mp3,
        _ => throw new NotSupportedException($"The service takes WAV and MP3, not '{mediaType}'. Convert the audio, or give the text that is spoken."),
    };

    private static bool IsImage(string? mediaType) => mediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A name for a file that has none, which the service wants.</summary>
    private static string NameOf(string mediaType) => mediaType.ToUpperInvariant() switch
    {
        "APPLICATION/PDF" => "file.pdf",
        "APPLICATION/JSON" => "file.json",
        "TEXT/PLAIN" => "file.txt",
        "TEXT/MARKDOWN" => "file.md",
        "TEXT/CSV" => "file.csv",
        "TEXT/HTML" => "file.html",
        _ => "file",
    };
}

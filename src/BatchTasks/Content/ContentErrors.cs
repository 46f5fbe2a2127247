namespace BatchTasks;

/// <summary>What an endpoint does not take, with what to do instead.</summary>
internal static class ContentErrors
{
    public static InvalidOperationException NoContent() => new("A content is null. Give it a value, or leave the part out.");

    public static InvalidOperationException NoMessage() => new("A message is null. Leave it out of the conversation.");

    public static NotSupportedException ChatImageId() => new(
        "Chat completions take no image by the id of a file. Give it by BatchImage.FromUrl, FromBytes or FromFile, or use the endpoint /v1/responses.");

    public static NotSupportedException ChatOriginalDetail() => new(
        "Chat completions have no image detail 'original'. Use BatchImageDetail.High, or the endpoint /v1/responses.");

    public static NotSupportedException ChatFileUrl() => new(
        "Chat completions take no file by its url. Give it by BatchFileInput.FromBytes, FromFile or FromFileId, or use the endpoint /v1/responses.");

    public static NotSupportedException ResponsesAudio() => new(
        "Responses take no audio. Use the endpoint /v1/chat/completions with a model that listens, or give the text that is spoken.");

    public static NotSupportedException Moderation(BatchContent content) => new(
        $"Moderations take text and images, not {NameOf(content)}. Give its text, or an image of it.");

    public static NotSupportedException ModerationImageId() => new(
        "Moderations take no image by the id of a file. Give it by BatchImage.FromUrl, FromBytes or FromFile.");

    public static NotSupportedException TextOnly(BatchRole role, BatchContent content, string endpoint) => new(
        $"A message with the role '{NameOf(role)}' holds text only in {endpoint}, not {NameOf(content)}. Put it into a message of the user.");

    public static NotSupportedException ResponsesName(string name) => new(
        $"Responses have no name of a participant ('{ContentText.Shorten(name)}'). Leave the message's Name out, and say in the text who speaks.");

    public static InvalidOperationException LongImageUrl(long characters, int limit) => new(
        FormattableString.Invariant($"The image takes a data URL of {characters:N0} characters; the endpoint takes {limit:N0}. Make it smaller, or upload it and give the id by BatchImage.FromFileId."));

    public static InvalidOperationException UnknownImage(string? path) => new(
        $"The file '{path}' does not begin as an image whose kind is known. Give its mediaType, for example \"image/png\".");

    public static InvalidOperationException UnknownAudio(string? path) => new(
        $"The file '{path}' does not begin as WAV or MP3. Give its format, or convert it: the service takes these two.");

    public static InvalidOperationException UnknownFile(string? path) => new(
        $"Neither its first bytes nor its name tell what the file '{path}' is. Give its mediaType, for example \"application/pdf\".");

    public static string NameOf(BatchRole role) => role switch
    {
        BatchRole.System => "system",
        BatchRole.Developer => "developer",
        BatchRole.User => "user",
        BatchRole.Assistant => "assistant",
        _ => "tool",
    };

    private static string NameOf(BatchContent content) => content switch
    {
        BatchText => "text",
        BatchImage => "an image",
        BatchAudio => "audio",
        _ => "a file",
    };
}

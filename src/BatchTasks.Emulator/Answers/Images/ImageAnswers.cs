namespace BatchTasks.Emulator.Answers.Images;

/// <summary>The default answer to image generations and edits: small PNGs that follow from the request, as many as it asks for.</summary>
internal static class ImageAnswers
{
    private const int MostImages = 10;

    public static EmulatedResponse Answer(EmulatedRequest request)
    {
        var seed = BodyHash.Of(request).Number;
        var count = Math.Clamp(RequestText.Whole(request.Body, "n") ?? 1, 1, MostImages);
        return new(200, ImagesBody.Write(request, [.. Enumerable.Range(0, count).Select(index => (ReadOnlyMemory<byte>)PngImage.Write(seed + (ulong)index))]));
    }
}

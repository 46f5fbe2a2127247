namespace BatchTasks;

/// <summary>Audio that the model listens to, WAV or MP3, from memory or from a file that is read when the line is written. Chat completions take it.</summary>
public sealed class BatchAudio : BatchContent
{
    private BatchAudio(ContentData data, BatchAudioFormat? format)
    {
        if (format is { } given && !Enum.IsDefined(given))
            throw new ArgumentOutOfRangeException(nameof(format), given, $"There is no such format. Give one of {string.Join(", ", Enum.GetNames<BatchAudioFormat>())}.");

        (Data, Format) = (data, format);
    }

    /// <summary>The full path of the file that is read when the line is written, or <see langword="null"/>.</summary>
    public string? FilePath => Data.Path;

    /// <summary>The format. <see langword="null"/> for a file whose first bytes will tell.</summary>
    public BatchAudioFormat? Format { get; }

    internal ContentData Data { get; }

    /// <summary>Audio in memory, written as base64.</summary>
    /// <param name="bytes">The content of an audio file. It is not copied: leave it unchanged until the tasks are written.</param>
    /// <param name="format">The format; the first bytes tell it where it is not given.</param>
    /// <exception cref="ArgumentException">There are no bytes, or they don't tell their format.</exception>
    public static BatchAudio FromBytes(ReadOnlyMemory<byte> bytes, BatchAudioFormat? format = null)
    {
        var data = ContentData.FromBytes(bytes);
        format ??= FormatOf(MediaTypes.Sniff(bytes.Span))
            ?? throw new ArgumentException("The bytes don't begin as those of WAV or MP3. Give their format, or convert the audio: the service takes these two.", nameof(bytes));
        return new(data, format);
    }

    /// <summary>
    /// An audio file, read piece by piece each time a line with it is written, as base64. A file that is missing then refuses the task before anything is uploaded.
    /// </summary>
    /// <param name="path">The path. A relative one is from the working folder at the time of this call.</param>
    /// <param name="format">The format; the first bytes of the file tell it where it is not given.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static BatchAudio FromFile(string path, BatchAudioFormat? format = null) => new(ContentData.FromFile(path), format);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Data, Format);

    /// <summary>Where the audio comes from, without its bytes.</summary>
    public override string ToString() => ContentText.Describe(nameof(BatchAudio), Format?.ToString(), Data.ToString());

    internal static BatchAudioFormat? FormatOf(string? mediaType) => mediaType switch
    {
        MediaTypes.Wav => BatchAudioFormat.Wav,
        MediaTypes.Mp3 => BatchAudioFormat.Mp3,
        _ => null,
    };

    private protected override bool HasSameParts(BatchContent other)
    {
        var audio = (BatchAudio)other;
        return audio.Format == Format && audio.Data.Equals(Data);
    }
}

namespace BatchTasks.Files.Reading;

/// <summary>What results are read from: files, or a stream that is left open.</summary>
internal sealed class ResultInputs
{
    private readonly Stream? _stream;

    private ResultInputs(string[] names, Stream? stream)
    {
        Names = names;
        _stream = stream;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>Whether it is an error that there is no line.</summary>
    public bool MustHaveLines => _stream is null;

    public static ResultInputs Of(string[] files) => new(files, null);

    public static ResultInputs Of(string name, Stream stream) => new([name], stream);

    /// <exception cref="FileNotFoundException">A file does not exist.</exception>
    public ResultStreams Open() => _stream is null ? ResultStreams.OpenFiles(Names) : ResultStreams.LeaveOpen(Names[0], _stream);
}

namespace BatchTasks.Files.Reading;

/// <summary>Opens files for reading from beginning to end.</summary>
internal static class ResultFiles
{
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static FileStream Open(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"The file '{path}' does not exist.", path);

        // The line reader has the buffer.
        return new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        });
    }
}

namespace BatchTasks.Package.Tests.Harness;

/// <summary>A new folder that goes with the test. No link leads to it, so that a path in a compiler's message is the path that was given.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("batchtasks-package-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A process that was killed may still hold a file: the temporary folder is emptied by others.
        }
    }
}

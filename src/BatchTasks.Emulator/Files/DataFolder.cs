using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace BatchTasks.Emulator.Files;

/// <summary>
/// Where an emulator keeps what it has: a folder that stays, with all that a later emulator needs to go on, or a temporary one that goes with the emulator and
/// has contents alone.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private const string ContentExtension = ".content";
    private const string RecordExtension = ".json";
    private const string UnfinishedExtension = ".new";

    private readonly string _root;
    private readonly FileStream? _lock;

    /// <exception cref="IOException">The folder can't be made, or another emulator has it.</exception>
    public DataFolder(string? path)
    {
        IsKept = path is not null;
        _root = path is null ? Directory.CreateTempSubdirectory("batch-emulator-").FullName : Directory.CreateDirectory(path).FullName;
        if (IsKept)
            _lock = Lock(Path.Combine(Subfolder("."), "lock"));
    }

    /// <summary>Whether what is in it is there again for the next emulator.</summary>
    public bool IsKept { get; }

    public string NewContentPath() => ContentPath($"{Guid.NewGuid():n}{ContentExtension}");

    public string ContentPath(string name) => Path.Combine(_root, name);

    /// <summary>Deletes the contents that no record names: what an emulator was writing when it was ended.</summary>
    public void DeleteContentsBut(IReadOnlySet<string> names)
    {
        foreach (var path in Directory.EnumerateFiles(_root, $"*{ContentExtension}"))
        {
            if (!names.Contains(Path.GetFileName(path)))
                File.Delete(path);
        }
    }

    /// <summary>A folder for records of one kind. It is made where it is not there.</summary>
    public string Subfolder(string name) => Directory.CreateDirectory(Path.Combine(_root, "state", name)).FullName;

    /// <summary>Reads all records in a subfolder.</summary>
    /// <exception cref="IOException">One of them is not as <see cref="Write"/> left it.</exception>
    public static IEnumerable<T> ReadAll<T>(string subfolder, JsonTypeInfo<T> type)
    {
        foreach (var path in Directory.EnumerateFiles(subfolder, $"*{RecordExtension}"))
        {
            T? record;
            try
            {
                record = JsonSerializer.Deserialize(File.ReadAllBytes(path), type);
            }
            catch (JsonException exception)
            {
                throw new IOException($"The record '{path}' of the data folder can't be read: {exception.Message}", exception);
            }

            yield return record ?? throw new IOException($"The record '{path}' of the data folder is empty.");
        }
    }

    public static string RecordPath(string subfolder, string id) => Path.Combine(subfolder, id + RecordExtension);

    /// <summary>Writes a record. Whenever the emulator is killed, the whole record is there or the one before it; a power failure is not provided for.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using (var file = File.Create(path + UnfinishedExtension))
            file.Write(content);

        File.Move(path + UnfinishedExtension, path, overwrite: true);
    }

    public void Dispose()
    {
        _lock?.Dispose();
        if (!IsKept && Directory.Exists(_root))
            Directory.Delete(_root, recursive: true);
    }

    private static FileStream Lock(string path)
    {
        try
        {
            return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new IOException($"The data folder is in use by another emulator ('{path}' is locked). End that one, or give this one a folder of its own.", exception);
        }
    }
}

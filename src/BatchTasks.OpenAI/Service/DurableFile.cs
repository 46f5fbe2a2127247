namespace BatchTasks;

/// <summary>Files that the state of a run names: on the disk before it does.</summary>
internal static class DurableFile
{
    /// <summary>Returns when what was written is on the disk, not only with the operating system.</summary>
    public static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
        RandomAccess.FlushToDisk(file);
    }
}

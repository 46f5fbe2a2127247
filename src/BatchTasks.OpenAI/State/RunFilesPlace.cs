namespace BatchTasks;

/// <summary>Where a store has the files of its runs.</summary>
internal enum RunFilesPlace
{
    /// <summary>The state directory of the only run.</summary>
    Directory,

    /// <summary>A folder with a folder for each run.</summary>
    DirectoryOfEach,

    /// <summary>The database.</summary>
    Database,
}

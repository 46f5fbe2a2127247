namespace BatchTasks.Emulator.Files;

/// <summary>The files of the service: uploads and results.</summary>
internal interface IFileStore
{
    /// <summary>A path for a content that is being written. It becomes a file of the service by <see cref="Add"/>, or goes by <see cref="Discard"/>.</summary>
    string NewContentPath();

    /// <summary>Takes the written content over as a file that is created now and expires after its lifetime, if it has one.</summary>
    StoredFile Add(string contentPath, string purpose, string fileName, TimeSpan? lifetime);

    void Discard(string contentPath);

    /// <summary>The file, or null where there is none with that id (any more).</summary>
    StoredFile? Find(string id);

    /// <summary>Opens the content; reading goes on when the file is deleted meanwhile. Null where there is none with that id.</summary>
    FileStream? Open(string id);

    bool Delete(string id);

    /// <summary>All files, oldest first.</summary>
    IReadOnlyList<StoredFile> List();
}

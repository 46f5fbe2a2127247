namespace BatchTasks;

/// <summary>The files of runs: in folders, or in the database with a copy of what this machine needs in a working directory.</summary>
/// <param name="database">The store's.</param>
/// <param name="directory">The state directory, the folder of the runs' folders, or the working directory.</param>
/// <param name="place">Which of them it is.</param>
internal sealed class RunFiles(StoreDatabase database, string directory, RunFilesPlace place)
{
    private readonly bool _areInDatabase = place == RunFilesPlace.Database;

    public string DirectoryOf(string runKey) => place == RunFilesPlace.Directory ? directory : Path.Combine(directory, runKey);

    public Task PutAsync(RunRecord run, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(run.Key, name);
        CheckIsThere(path);
        return _areInDatabase
            ? database.WriteAsync(async session =>
            {
                await FileTable.PutAsync(session, run.Key, path).ConfigureAwait(false);
                return true;
            }, create: false, cancellationToken)
            : Task.CompletedTask;
    }

    /// <summary>The same in a transaction that does more.</summary>
    public async Task PutInputsAsync(SqlSession session, IEnumerable<PartRecord> parts)
    {
        foreach (var part in parts)
        {
            var path = PathOf(part.RunKey, part.InputFile);
            CheckIsThere(path);
            if (_areInDatabase)
                await FileTable.PutAsync(session, part.RunKey, path).ConfigureAwait(false);
        }
    }

    public async Task<string> GetAsync(RunRecord run, string name, CancellationToken cancellationToken)
    {
        var path = PathOf(run.Key, name);
        if (!_areInDatabase)
        {
            CheckIsThere(path);
            return path;
        }

        var stored = await database.ReadAsync(session => FileTable.FindAsync(session, run.Key, name), null, cancellationToken).ConfigureAwait(false)
            ?? throw new FileNotFoundException($"The run '{run.Name}' has no file '{name}' in {database.Name}.", name);

        // What is there may be the rest of a download whose process ended.
        if (!File.Exists(path) || await StoredFile.OfAsync(path, cancellationToken).ConfigureAwait(false) != stored)
            await FetchAsync(run, name, stored, path, cancellationToken).ConfigureAwait(false);

        return path;
    }

    private async Task FetchAsync(RunRecord run, string name, StoredFile stored, string path, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            StoredFile? fetched;
            var file = File.Create(temporary);
            await using (file.ConfigureAwait(false))
            {
                fetched = await database.ReadAsync<StoredFile?>(async session =>
                {
                    // What was read before a connection dropped is read again.
                    file.SetLength(0);
                    return await FileTable.GetAsync(session, run.Key, name, file).ConfigureAwait(false);
                }, null, cancellationToken).ConfigureAwait(false);
            }

            if (fetched != stored)
            {
                throw new BatchStoreException($"The file '{name}' of the run '{run.Name}' is damaged in {database.Name}: it has {fetched?.Length ?? 0} bytes "
                    + $"of {stored.Length}, or other ones than were stored.");
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void CheckIsThere(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{path}', a file of the run, is missing: it was moved or deleted. Put it back to carry the run on, or start a "
                + "new run with another name or directory.", path);
        }
    }

    private string PathOf(string runKey, string name)
    {
        if (Path.GetFileName(name) != name || name.Length == 0)
            throw new ArgumentException($"'{name}' must be the name of a file, without a folder.", nameof(name));

        return Path.Combine(DirectoryOf(runKey), name);
    }
}

using System.Security.Cryptography;

namespace BatchTasks;

/// <summary>The contents of files, in chunks: what several machines share.</summary>
internal static class FileTable
{
    private const int ChunkBytes = 4 * 1024 * 1024;

    /// <summary>Stores the file, in place of an earlier one of that name.</summary>
    public static async Task PutAsync(SqlSession session, string runKey, string path)
    {
        SqlValue[] key = [new("run_key", runKey), new("name", Path.GetFileName(path))];

        // The row comes first: it keeps others away from the chunks. What only their end tells is filled in then.
        await session.ExecuteAsync(
            """
            INSERT INTO batchtasks_files (run_key, name, length, sha256) VALUES (@run_key, @name, 0, '')
            ON CONFLICT (run_key, name) DO UPDATE SET length = 0
            """, key).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM batchtasks_chunks WHERE run_key = @run_key AND name = @name", key).ConfigureAwait(false);
        var (length, hash) = await PutChunksAsync(session, key, path).ConfigureAwait(false);
        await session.ExecuteAsync("UPDATE batchtasks_files SET length = @length, sha256 = @sha256 WHERE run_key = @run_key AND name = @name",
            [.. key, new("length", length), new("sha256", hash)]).ConfigureAwait(false);
    }

    /// <summary>Null where there is no such file.</summary>
    public static async Task<StoredFile?> FindAsync(SqlSession session, string runKey, string name) => (await session.QueryAsync(
        "SELECT length, sha256 FROM batchtasks_files WHERE run_key = @run_key AND name = @name",
        static row => new StoredFile(row.Number(), row.Text()),
        new("run_key", runKey),
        new("name", name)).ConfigureAwait(false)).SingleOrDefault();

    /// <summary>Writes the file's content, and returns what was written.</summary>
    public static async Task<StoredFile> GetAsync(SqlSession session, string runKey, string name, Stream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length = 0;
        for (var number = 0; ; number++)
        {
            var chunk = (await session.QueryAsync(
                "SELECT content FROM batchtasks_chunks WHERE run_key = @run_key AND name = @name AND number = @number",
                static row => row.Content(),
                new("run_key", runKey),
                new("name", name),
                new("number", number)).ConfigureAwait(false)).SingleOrDefault();
            if (chunk is null)
                return new(length, Convert.ToHexString(hash.GetHashAndReset()));

            await target.WriteAsync(chunk, session.CancellationToken).ConfigureAwait(false);
            hash.AppendData(chunk);
            length += chunk.Length;
        }
    }

    private static async Task<StoredFile> PutChunksAsync(SqlSession session, SqlValue[] key, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            var buffer = new byte[Math.Min(ChunkBytes, file.Length + 1)];
            long length = 0;
            for (var number = 0; ; number++)
            {
                var read = await file.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, session.CancellationToken).ConfigureAwait(false);
                if (read == 0)
                    return new(length, Convert.ToHexString(hash.GetHashAndReset()));

                var chunk = read == buffer.Length ? buffer : buffer[..read];
                await session.ExecuteAsync("INSERT INTO batchtasks_chunks (run_key, name, number, content) VALUES (@run_key, @name, @number, @content)",
                    [.. key, new("number", number), new("content", chunk)]).ConfigureAwait(false);
                hash.AppendData(chunk);
                length += read;
            }
        }
    }
}

using System.Security.Cryptography;

namespace BatchTasks;

/// <summary>A file by its content.</summary>
/// <param name="Length">In bytes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
internal sealed record StoredFile(long Length, string Sha256)
{
    public static async Task<StoredFile> OfAsync(string path, CancellationToken cancellationToken)
    {
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
            return new(file.Length, Convert.ToHexString(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false)));
    }
}

using System.ClientModel;
using System.Globalization;
using System.Text;

namespace BatchTasks;

/// <summary>
/// The multipart body of an upload. The file goes from the disk to the connection in small pieces, anew for each try.
/// </summary>
internal sealed class UploadContent : BinaryContent
{
    private const int PieceBytes = 128 * 1024;

    private readonly string _path;
    private readonly long _fileBytes;
    private readonly byte[] _before;
    private readonly byte[] _after;

    public UploadContent(string path, TimeSpan? expiresAfter)
    {
        _path = path;
        _fileBytes = new FileInfo(path).Length;

        var boundary = $"batchtasks-{Guid.NewGuid():N}";
        ContentType = $"multipart/form-data; boundary={boundary}";

        var before = new StringBuilder();
        AddField(before, boundary, "purpose", "batch");
        if (expiresAfter is { } expiry)
        {
            AddField(before, boundary, "expires_after[anchor]", "created_at");
            AddField(before, boundary, "expires_after[seconds]", ((long)expiry.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        // A quote or a line break in a file name is written as browsers write it.
        var name = Path.GetFileName(path).Replace("\"", "%22", StringComparison.Ordinal).ReplaceLineEndings("%0A");
        before.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n");
        before.Append("Content-Type: application/jsonl\r\n\r\n");
        _before = Encoding.UTF8.GetBytes(before.ToString());
        _after = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
    }

    public string ContentType { get; }

    public override bool TryComputeLength(out long length)
    {
        length = _before.Length + _fileBytes + _after.Length;
        return true;
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default)
    {
        stream.Write(_before);
        using (var file = Open())
            file.CopyTo(stream, PieceBytes);

        stream.Write(_after);
    }

    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        await stream.WriteAsync(_before, cancellationToken).ConfigureAwait(false);
        var file = Open();
        await using (file.ConfigureAwait(false))
            await file.CopyToAsync(stream, PieceBytes, cancellationToken).ConfigureAwait(false);

        await stream.WriteAsync(_after, cancellationToken).ConfigureAwait(false);
    }

    public override void Dispose()
    {
    }

    private FileStream Open() => new(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static void AddField(StringBuilder text, string boundary, string name, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
}

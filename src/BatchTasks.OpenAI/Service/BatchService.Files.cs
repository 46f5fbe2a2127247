using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;

namespace BatchTasks;

public sealed partial class BatchService
{
    /// <summary>Uploads an input file with the purpose <c>batch</c>, under its own name, streamed from the disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="expiresAfter">How long after the upload the service deletes it: 1 hour to 30 days. The service's own default is 30 days.</param>
    /// <param name="cancellationToken">Stops the upload.</param>
    /// <returns>The file's id at the service.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="BatchServiceException">The service refused it or could not be reached.</exception>
    public Task<string> UploadAsync(string path, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        CreateRules.CheckExpiry(expiresAfter, nameof(expiresAfter));
        return CallAsync($"uploading '{path}'", async () =>
        {
            using var content = new UploadContent(path, expiresAfter);
            var result = await _files.UploadFileAsync(content, content.ContentType, Transfer(cancellationToken)).ConfigureAwait(false);
            using var document = JsonDocument.Parse(result.GetRawResponse().Content);
            return document.RootElement.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } text
                ? text
                : throw new JsonException("the uploaded file has no 'id'");
        }, cancellationToken);
    }

    /// <summary>
    /// Downloads a file, streamed to <c>path.partial</c>, which takes the target's name when it is complete: a broken download leaves what was there. The next
    /// call goes on where this one broke off (where the service serves parts of files; from the beginning where it does not). The length is held against
    /// what the service tells of the file.
    /// </summary>
    /// <param name="fileId">The file's id at the service. Its content never changes.</param>
    /// <param name="path">Where to. An existing file is replaced.</param>
    /// <param name="cancellationToken">Stops the download.</param>
    /// <exception cref="BatchServiceException">There is no such file (404), the service could not be reached, or what came is shorter than the file.</exception>
    public async Task DownloadAsync(string fileId, string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileId);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var operation = $"downloading {fileId}";
        var length = await FindLengthAsync(fileId, operation, cancellationToken).ConfigureAwait(false);
        var partial = new PartialFile(path, fileId);
        if (length is null || partial.Length < length)
            await DownloadRestAsync(fileId, partial, operation, cancellationToken).ConfigureAwait(false);

        if (length is { } expected && partial.Length < expected)
        {
            var message = $"Downloading {fileId} failed: {partial.Length} of its {expected} bytes came.";
            throw new BatchServiceException(message) { Operation = operation, IsTransient = true };
        }

        partial.Complete();
    }

    /// <summary>Deletes a file at the service. One that is gone already is no error.</summary>
    /// <param name="fileId">The file's id at the service.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="BatchServiceException">The service refused it or could not be reached.</exception>
    public async Task DeleteFileAsync(string fileId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(fileId);
        try
        {
            await CallAsync($"deleting {fileId}", () => _files.DeleteFileAsync(fileId, Ordinary(cancellationToken)), cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (e.StatusCode == 404)
        {
        }
    }

    /// <summary>Whether the service says that it has no such file. A service that does not describe its files says nothing.</summary>
    /// <exception cref="BatchServiceException">The service could not be reached.</exception>
    internal async Task<bool> IsGoneAsync(string fileId, CancellationToken cancellationToken)
    {
        try
        {
            await CallAsync($"looking for {fileId}", () => _files.GetFileAsync(fileId, Ordinary(cancellationToken)), cancellationToken).ConfigureAwait(false);
            return false;
        }
        catch (BatchServiceException e) when (!e.IsTransient)
        {
            return e.StatusCode == 404;
        }
    }

    private async Task DownloadRestAsync(string fileId, PartialFile partial, string operation, CancellationToken cancellationToken)
    {
        var call = Transfer(cancellationToken);
        call.BufferResponse = false;

        // The package takes a part of a file (206) for a failure, so what is one is told here.
        call.ErrorOptions = ClientErrorBehaviors.NoThrow;
        if (partial.Length > 0)
            call.SetHeader("Range", $"bytes={partial.Length}-");

        using var response = await CallAsync(operation, OpenAsync, cancellationToken).ConfigureAwait(false);
        var file = partial.Open(isContinued: response.Status == 206);
        await using (file.ConfigureAwait(false))
        {
            if (response.ContentStream is { } content)
                await CopyAsync(operation, content, file, cancellationToken).ConfigureAwait(false);
        }

        async Task<PipelineResponse> OpenAsync()
        {
            var response = (await _files.DownloadFileAsync(fileId, call).ConfigureAwait(false)).GetRawResponse();
            if (response.Status is 200 or 206)
                return response;

            using (response)
            {
                if (response.Status != 416)
                    throw await ClientResultException.CreateAsync(response).ConfigureAwait(false);

                // What is here is no beginning of the file: the next try begins anew.
                partial.Discard();
                throw new IOException("the service has no such range of the file");
            }
        }
    }

    /// <summary>What the service tells of the file's length. Not every compatible service describes its files: null where it does not.</summary>
    private async Task<long?> FindLengthAsync(string fileId, string operation, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(operation, async () =>
            {
                var result = await _files.GetFileAsync(fileId, Ordinary(cancellationToken)).ConfigureAwait(false);
                return LengthIn(result.GetRawResponse().Content);
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e) when (!e.IsTransient)
        {
            // Whether there is no such file, or no such call, the download itself tells.
            return null;
        }
    }

    private static long? LengthIn(BinaryData json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("bytes", out var bytes)
                && bytes.ValueKind == JsonValueKind.Number
                && bytes.TryGetInt64(out var length)
                    ? length
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task CopyAsync(string operation, Stream content, FileStream file, CancellationToken cancellationToken)
    {
        // Piece by piece, so that a broken connection is told from a full disk.
        var piece = new byte[128 * 1024];
        while (await CallAsync(operation, () => content.ReadAsync(piece, cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false) is var read and > 0)
            await file.WriteAsync(piece.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
    }
}

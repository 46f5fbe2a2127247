using System.Globalization;
using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BatchTasks.Emulator.Http;

/// <summary>Reads the form of an upload, its parts in any order, the file straight to disk; and the first stage of validation.</summary>
internal sealed class FileUpload(IFileStore files)
{
    private const string BatchPurpose = "batch";
    private const int MostFieldCharacters = 4096;

    // What the service gives input files of batches; other purposes stay until they are deleted.
    private static readonly TimeSpan s_batchFileLifetime = TimeSpan.FromDays(30);

    private static readonly string[] s_purposes = ["assistants", BatchPurpose, "fine-tune", "vision", "user_data", "evals"];

    /// <exception cref="RefusedCallException">The form or the file is not as the service wants it. Nothing is kept.</exception>
    public async Task<StoredFile> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var contentPath = files.NewContentPath();
        try
        {
            var (fields, fileName) = await ReadFormAsync(request, contentPath, cancellationToken).ConfigureAwait(false);
            if (fileName is null)
                throw RefusedCallException.BadRequest(CallErrors.MissingParameter("file"));

            if (!fields.TryGetValue("purpose", out var purpose))
                throw RefusedCallException.BadRequest(CallErrors.MissingParameter("purpose"));

            if (!s_purposes.Contains(purpose))
                throw RefusedCallException.BadRequest(CallErrors.WrongValue("purpose", purpose, s_purposes));

            var lifetime = Lifetime(fields) ?? (purpose == BatchPurpose ? s_batchFileLifetime : null);
            if (purpose == BatchPurpose && !await BeginsWithJsonAsync(contentPath, cancellationToken).ConfigureAwait(false))
                throw RefusedCallException.BadRequest(FileErrors.NotJsonl);

            return files.Add(contentPath, purpose, fileName, lifetime);
        }
        catch
        {
            files.Discard(contentPath);
            throw;
        }
    }

    private static async Task<(Dictionary<string, string> Fields, string? FileName)> ReadFormAsync(
        HttpRequest request, string contentPath, CancellationToken cancellationToken)
    {
        if (MultipartForm.Boundary(request) is not { } boundary)
            throw RefusedCallException.BadRequest(new(null, "The upload must be sent as multipart/form-data.", null));

        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        string? fileName = null;
        await MultipartForm.ReadAsync(
            request,
            boundary,
            async (name, disposition, section) =>
            {
                if (name != "file")
                {
                    fields[name] = await ReadFieldAsync(section.Body, cancellationToken).ConfigureAwait(false);
                    return;
                }

                var given = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                fileName = given.HasValue ? given.Value! : "upload";
                var content = new FileStream(contentPath, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.Asynchronous);
                await using (content.ConfigureAwait(false))
                    await section.Body.CopyToAsync(content, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);

        return (fields, fileName);
    }

    private static async Task<string> ReadFieldAsync(Stream body, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(body);
        var buffer = new char[MostFieldCharacters + 1];
        var length = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
        return length <= MostFieldCharacters ? new(buffer, 0, length) : throw new InvalidDataException("A field of the form is too long.");
    }

    private static TimeSpan? Lifetime(Dictionary<string, string> fields)
    {
        var anchor = fields.GetValueOrDefault("expires_after[anchor]");
        var seconds = fields.GetValueOrDefault("expires_after[seconds]");
        if (anchor is null && seconds is null)
            return null;

        return FileExpiry.Read(
            "expires_after", "[", anchor, long.TryParse(seconds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null);
    }

    /// <summary>The service looks at the first line that is not blank, and at no other, before it takes a file.</summary>
    private static async Task<bool> BeginsWithJsonAsync(string path, CancellationToken cancellationToken)
    {
        var content = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous);
        await using (content.ConfigureAwait(false))
        {
            await foreach (var line in ContentLines.ReadAsync(content, cancellationToken).ConfigureAwait(false))
            {
                if (!BatchFileRules.IsBlank(line.Content.Span))
                    return IsJson(line.Content.Span);
            }
        }

        return false;
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        var scanner = new JsonScanner(utf8);
        while (scanner.Read())
        {
        }

        return scanner.Error is null;
    }
}

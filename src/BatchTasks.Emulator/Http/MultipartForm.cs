using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace BatchTasks.Emulator.Http;

/// <summary>The parts of a call that is a multipart form.</summary>
internal static class MultipartForm
{
    // The standard (RFC 2046) has 70.
    private const int MostBoundaryCharacters = 256;

    /// <summary>The boundary between its parts; null where the call is no such form, or one that can't be read.</summary>
    public static string? Boundary(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= MostBoundaryCharacters } ? boundary : null;
    }

    /// <summary>Hands over one part after the other. What is no part of a form is passed over.</summary>
    /// <exception cref="RefusedCallException">The form is broken off, or not one.</exception>
    public static async Task ReadAsync(
        HttpRequest request, string boundary, Func<string, ContentDispositionHeaderValue, MultipartSection, Task> read, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new MultipartReader(boundary, request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken).ConfigureAwait(false) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                    await read(HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "", disposition, section).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw RefusedCallException.BadRequest(new ServiceError(null, $"The upload's form could not be read: {exception.Message}", null));
        }
    }
}

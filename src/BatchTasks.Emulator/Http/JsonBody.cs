using System.Text.Json;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>Reads a call's JSON body.</summary>
internal static class JsonBody
{
    /// <exception cref="RefusedCallException">It is not JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpContext context)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted).ConfigureAwait(false);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw RefusedCallException.BadRequest(CallErrors.BodyNotJson);
        }
    }
}

using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>Writes what a call is answered with.</summary>
internal static class Reply
{
    public static Task JsonAsync(HttpContext context, Action<Utf8JsonWriter> write) => BytesAsync(context, StatusCodes.Status200OK, Wire.Write(write));

    public static Task ErrorAsync(HttpContext context, int statusCode, ServiceError error) => BytesAsync(context, statusCode, ErrorBody.Write(statusCode, error));

    public static Task BytesAsync(HttpContext context, int statusCode, ReadOnlyMemory<byte> json) => BytesAsync(context, statusCode, "application/json", json);

    public static async Task BytesAsync(HttpContext context, int statusCode, string contentType, ReadOnlyMemory<byte> body)
    {
        context.Response.StatusCode = statusCode;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }
}

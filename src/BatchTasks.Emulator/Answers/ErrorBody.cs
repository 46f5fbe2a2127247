using System.Text.Json;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Answers;

/// <summary>The body of an error: the same shape for a call and for a row of a batch.</summary>
internal static class ErrorBody
{
    public static byte[] Write(int statusCode, ServiceError error) => Wire.Write(writer => Write(writer, statusCode, error));

    private static void Write(Utf8JsonWriter writer, int statusCode, ServiceError error)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("error");
        writer.WriteString("message", error.Message);
        writer.WriteString("type", Type(statusCode));
        writer.WriteString("param", error.Param);
        writer.WriteString("code", error.Code);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static string Type(int statusCode) => statusCode switch
    {
        429 => ServiceErrorCodes.RateLimitExceeded,
        >= 500 => "server_error",
        _ => "invalid_request_error",
    };
}

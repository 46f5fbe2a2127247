using System.ClientModel;
using System.Text;
using System.Text.Json;

namespace BatchTasks;

/// <summary>Turns whatever the official package throws into a <see cref="BatchServiceException"/>.</summary>
internal static class ServiceErrors
{
    /// <summary>Whether the exception comes from the service or the way to it, and not from the caller or a bug.</summary>
    public static bool IsFromService(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        BatchServiceException => false,
        // The package's own time-out looks like a cancellation that nobody asked for.
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AggregateException { InnerExceptions: [.., var last] } => IsFromService(last, cancellationToken),
        // When reading a response is broken off, the package's clearing up can hide the reason behind this one (of a stream: it names no object).
        ObjectDisposedException disposed => disposed.ObjectName.Length == 0,
        // How the package and the JSON reader fail over a response that lacks a member or has one of another type.
        KeyNotFoundException or InvalidOperationException => true,
        ClientResultException or HttpRequestException or JsonException or TimeoutException or SingleTryPolicy.FailedException => true,
        // The files on this machine fail with the same type: those are told apart by their derived types and by where they are thrown.
        IOException => exception is not (FileNotFoundException or DirectoryNotFoundException),
        _ => false,
    };

    /// <summary>Whether the call ended because the caller cancelled it, whatever was thrown for that.</summary>
    public static bool IsCancellation(Exception exception, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && (exception is OperationCanceledException || IsFromService(exception, cancellationToken));

    public static BatchServiceException Wrap(string operation, Exception exception)
    {
        // After several tries the package hands over all of their exceptions; the last one tells what stands in the way now.
        var cause = exception;
        while (cause is AggregateException or SingleTryPolicy.FailedException)
            cause = cause is AggregateException { InnerExceptions: [.., var last] } ? last : cause.InnerException!;

        if (cause is ClientResultException { Status: > 0 } answered)
            return FromResponse(operation, answered);

        var reason = cause switch
        {
            OperationCanceledException or TimeoutException or ObjectDisposedException => "no response came in time",
            JsonException or KeyNotFoundException or InvalidOperationException => $"the response is not what the service documents: {cause.Message}",
            _ => cause.Message,
        };
        return new BatchServiceException($"{Sentence(operation)} failed: {reason.TrimEnd('.')}.", exception) { Operation = operation, IsTransient = true };
    }

    private static BatchServiceException FromResponse(string operation, ClientResultException exception)
    {
        var (code, message) = ReadError(exception);
        var codePart = code is null ? "" : $" {code}";
        return new BatchServiceException($"{Sentence(operation)} failed: HTTP {exception.Status}{codePart}: {message}", exception)
        {
            Operation = operation,
            StatusCode = exception.Status,
            Code = code,
            ServiceMessage = message,
            RetryAfter = RetryAfterHeader.Read(exception.GetRawResponse()),
            IsTransient = PassingFailure.Is(exception.Status, code),
        };
    }

    private static (string? Code, string Message) ReadError(ClientResultException exception)
    {
        BinaryData? body = null;
        try
        {
            body = exception.GetRawResponse()?.Content;
            if (body is null)
                return (null, exception.Message);

            using var document = JsonDocument.Parse(body.ToMemory());
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object)
            {
                return (Text(error, "code") ?? Text(error, "type"), Text(error, "message") ?? "no message");
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON (a gateway's page), or a body that was never read: the text will do.
        }

        return (null, body is null || body.ToMemory().IsEmpty ? exception.Message : Beginning(body));
    }

    private static string Beginning(BinaryData body)
    {
        var text = Encoding.UTF8.GetString(body.ToMemory().Span[..Math.Min(body.ToMemory().Length, 500)]);
        return text.ReplaceLineEndings(" ");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Sentence(string operation) => char.ToUpperInvariant(operation[0]) + operation[1..];
}

using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Errors;
using Microsoft.AspNetCore.Http;

namespace BatchTasks.Emulator.Http;

/// <summary>What every call passes: the request id, the key, and the place where a refusal becomes an answer.</summary>
internal sealed class CallGate(BatchEmulatorOptions options)
{
    public const string RequestIdHeader = "x-request-id";

    private const string Bearer = "Bearer ";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers[RequestIdHeader] = $"req_{ServiceIds.Request()}";
        try
        {
            if (KeyProblem(context.Request) is { } problem)
                throw new RefusedCallException(StatusCodes.Status401Unauthorized, problem);

            await next(context).ConfigureAwait(false);
        }
        catch (RefusedCallException refusal) when (!context.Response.HasStarted)
        {
            await Reply.ErrorAsync(context, refusal.StatusCode, refusal.Error).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await Reply.ErrorAsync(context, exception.StatusCode, new(null, exception.Message, null)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone: nobody reads an answer.
        }
#pragma warning disable CA1031 // A disk that is full, for one: the caller is told why, in the form of all errors.
        catch (Exception exception) when (!context.Response.HasStarted)
#pragma warning restore CA1031
        {
            var error = new ServiceError("server_error", $"The emulator could not answer: {exception.Message}", null);
            await Reply.ErrorAsync(context, StatusCodes.Status500InternalServerError, error).ConfigureAwait(false);
        }
    }

    private ServiceError? KeyProblem(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || authorization.Length == Bearer.Length)
            return CallErrors.NoApiKey;

        return options.ApiKey is { } key && authorization[Bearer.Length..] != key ? CallErrors.WrongApiKey : null;
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BatchTasks.Emulator.Answers;

namespace BatchTasks.Emulator.Backend;

/// <summary>Lets another server answer, no more than so many requests at once.</summary>
internal sealed class BackendAnswers(EmulatorBackend backend, int maxConcurrency, TimeProvider timeProvider) : IDisposable
{
    private const string Version = "/v1";
    private const int MostCharactersOfAPage = 500;

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly SemaphoreSlim _slots = new(maxConcurrency);

    public async ValueTask<EmulatedResponse> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        var body = Body(request);
        await _slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var (answer, retryAfter) = await SendAsync(request.Endpoint, body, cancellationToken).ConfigureAwait(false);
                var passes = answer.StatusCode is 429 or >= 500 && !answer.IsTimeout;
                if (!passes || attempt == backend.MaxAttempts)
                    return answer;

                // A server that is too busy is not helped by others in this one's place: the slot is kept.
                await Task.Delay(retryAfter ?? backend.RetryDelay * Math.Pow(2, attempt - 1), timeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _slots.Dispose();
    }

    private async Task<(EmulatedResponse Answer, TimeSpan? RetryAfter)> SendAsync(string endpoint, byte[] body, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(backend.Timeout, timeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var call = new HttpRequestMessage(HttpMethod.Post, Address(endpoint)) { Content = new ByteArrayContent(body) };
        call.Content.Headers.ContentType = new("application/json");
        if (backend.ApiKey is { } key)
            call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);

        try
        {
            using var response = await _http.SendAsync(call, either.Token).ConfigureAwait(false);
            var content = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            return (Answer(response.StatusCode, content), RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (EmulatedResponse.TimedOut(), null);
        }
        catch (HttpRequestException exception)
        {
            return (EmulatedResponse.Error(502, "server_error", $"The backend {backend.Url} could not be reached: {exception.Message}"), null);
        }
    }

    private static EmulatedResponse Answer(HttpStatusCode status, byte[] content)
    {
        try
        {
            return EmulatedResponse.Json((int)status, content);
        }
        catch (ArgumentException)
        {
            var isError = (int)status is >= 400 and <= 599;
            var beginning = Encoding.UTF8.GetString(content.AsSpan(0, Math.Min(content.Length, MostCharactersOfAPage)));
            return EmulatedResponse.Error(isError ? (int)status : 502, null, $"The backend answered with HTTP {(int)status} and no JSON: {beginning}");
        }
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var pause = header?.Delta ?? (header?.Date - timeProvider.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    /// <summary>The same endpoint there.</summary>
    private Uri Address(string endpoint)
    {
        var path = backend.Url.AbsolutePath.TrimEnd('/');
        return new(backend.Url, (path.Length == 0 ? Version : path) + endpoint[Version.Length..]);
    }

    private byte[] Body(EmulatedRequest request) => Wire.Write(writer =>
    {
        if (backend.Model is null)
        {
            request.Body.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("model", backend.Model);
        foreach (var parameter in request.Body.EnumerateObject().Where(parameter => !parameter.NameEquals("model")))
            parameter.WriteTo(writer);

        writer.WriteEndObject();
    });
}

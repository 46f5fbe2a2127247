using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Answers;

/// <summary>Answers one request, whether it comes as a call or as a row of a batch: refused by the checks, or answered by the handler.</summary>
/// <param name="handler">Answers what passes the checks; null for <see cref="EmulatedResponse.Default"/>.</param>
/// <param name="models">The models that are served; null for any.</param>
/// <param name="isBackend">Whether the handler is a server of its own that knows what it takes.</param>
internal sealed class Answerer(
    Func<EmulatedRequest, CancellationToken, ValueTask<EmulatedResponse>>? handler, IReadOnlyCollection<string>? models, bool isBackend = false)
{
    /// <summary>Never throws but for cancellation through <paramref name="cancellationToken"/>: a handler's exception is an answer with status 500.</summary>
    public async ValueTask<EmulatedResponse> AnswerAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        try
        {
            if ((isBackend ? RequestChecks.RefuseAnywhere(request, models) : RequestChecks.Refuse(request, models)) is { } refusal)
                return refusal;

            if (handler is null)
                return EmulatedResponse.Default(request);
        }
        catch (InvalidOperationException)
        {
            // Text that the JSON reader refuses to give: the escape of half a surrogate pair.
            return EmulatedResponse.Error(400, CallErrors.BodyNotUnicode.Code, CallErrors.BodyNotUnicode.Message);
        }
#pragma warning disable CA1031 // A schema without an answer, for one: it is that request's failure and no other's.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return EmulatedResponse.Error(500, "server_error", $"The emulator has no answer: {exception.Message}");
        }

        try
        {
            // A handler that does not listen to its token is left behind: it must not keep a batch, or the emulator, from its end.
            var answer = handler(request, cancellationToken).AsTask().WaitAsync(cancellationToken);
            return await answer.ConfigureAwait(false) ?? throw new InvalidOperationException("The handler gave no answer.");
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a handler throws is its answer.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return EmulatedResponse.Error(500, "server_error", $"The handler threw {exception.GetType().Name}: {exception.Message}");
        }
    }
}

using System.Globalization;
using BatchTasks.Emulator.Answers;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>The tokens of the batches that have not ended, which a service limits for each model.</summary>
internal sealed class TokenQueue(long? limit, Func<EmulatedRequest, long>? count)
{
    private readonly object _lock = new();
    private readonly Dictionary<string, (string Model, long Tokens)> _entered = new(StringComparer.Ordinal);

    /// <summary>Whether tokens are limited, and have to be counted.</summary>
    public bool IsLimited => limit is not null;

    public long Tokens(EmulatedRequest request) => count is null ? PromptTokens.Of(request) : count(request);

    /// <summary>Takes a batch in, unless its tokens don't fit with those that are there; one that is in already stays. Gives what the service says then.</summary>
    public ServiceError? Enter(string batchId, string model, long tokens)
    {
        lock (_lock)
        {
            if (_entered.ContainsKey(batchId))
                return null;

            if (limit is { } most && tokens + _entered.Values.Where(each => each.Model == model).Sum(each => each.Tokens) > most)
                return FileErrors.TokenLimitExceeded(model, most.ToString("N0", CultureInfo.InvariantCulture));

            _entered.Add(batchId, (model, tokens));
            return null;
        }
    }

    /// <summary>Takes a batch in again that was in before the emulator ended.</summary>
    public void Restore(string batchId, string model, long tokens)
    {
        lock (_lock)
            _entered[batchId] = (model, tokens);
    }

    public void Leave(string batchId)
    {
        lock (_lock)
            _entered.Remove(batchId);
    }
}

using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Limits;

namespace BatchTasks.Emulator.Http;

/// <summary>How long a file lives, as an upload's <c>expires_after</c> says it.</summary>
internal static class FileExpiry
{
    /// <param name="param">The parameter's name.</param>
    /// <param name="form">How its parts are written: "." in JSON, "[" in a form.</param>
    /// <param name="anchor">What stands there, or null.</param>
    /// <param name="seconds">What stands there, or null.</param>
    /// <exception cref="RefusedCallException">A part is missing or not allowed.</exception>
    public static TimeSpan Read(string param, string form, string? anchor, long? seconds)
    {
        var close = form == "[" ? "]" : "";
        if (anchor is null)
            throw RefusedCallException.BadRequest(CallErrors.MissingParameter($"{param}{form}anchor{close}"));

        if (anchor != CreateBatchRules.Anchor)
            throw RefusedCallException.BadRequest(CallErrors.WrongValue($"{param}{form}anchor{close}", anchor, [CreateBatchRules.Anchor]));

        var secondsParam = $"{param}{form}seconds{close}";
        if (seconds is not { } count)
            throw RefusedCallException.BadRequest(CallErrors.MissingParameter(secondsParam));

        return count is >= BatchLimits.ExpirySecondsMinimum and <= BatchLimits.ExpirySecondsMaximum
            ? TimeSpan.FromSeconds(count)
            : throw RefusedCallException.BadRequest(
                CallErrors.OutOfRange(secondsParam, BatchLimits.ExpirySecondsMinimum, BatchLimits.ExpirySecondsMaximum, count));
    }
}

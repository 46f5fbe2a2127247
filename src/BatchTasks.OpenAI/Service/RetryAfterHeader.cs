using System.ClientModel.Primitives;
using System.Globalization;

namespace BatchTasks;

/// <summary>How long a service asks to wait. Source: RFC 9110, section 10.2.3; <c>retry-after-ms</c> is the service's own, finer form.</summary>
internal static class RetryAfterHeader
{
    /// <summary>What is longer than an hour is no pause: it is asked again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public static TimeSpan? Read(PipelineResponse? response)
    {
        if (response is null)
            return null;

        if (response.Headers.TryGetValue("retry-after-ms", out var text) && Number(text) is { } milliseconds)
            return Bounded(TimeSpan.FromMilliseconds(milliseconds));

        if (!response.Headers.TryGetValue("Retry-After", out text))
            return null;

        if (Number(text) is { } seconds)
            return Bounded(TimeSpan.FromSeconds(seconds));

        // A date is by the service's clock, and so is the date of the response.
        return Date(text) is { } until && response.Headers.TryGetValue("Date", out var now) && Date(now) is { } date ? Bounded(until - date) : null;
    }

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e9 ? number : null;

    private static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeSpan? Bounded(TimeSpan span) => span < TimeSpan.Zero ? null : span < Longest ? span : Longest;
}

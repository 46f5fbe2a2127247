using BatchTasks.Shared.Limits;

namespace BatchTasks.Shared.Providers;

/// <summary>The times that a service can be given for a batch, in hours.</summary>
internal sealed record CompletionWindows(int LeastHours, int MostHours)
{
    /// <summary>The one of the OpenAPI document.</summary>
    public static readonly CompletionWindows Only24Hours = new(24, 24);

    public bool Take(string window) => LeastHours == MostHours
        ? window == BatchLimits.CompletionWindow
        : Hours(window) is { } hours && hours >= LeastHours && hours <= MostHours;

    public override string ToString() => LeastHours == MostHours ? $"'{BatchLimits.CompletionWindow}' only" : $"'{LeastHours}h' to '{MostHours}h' ('{MostHours / 24}d')";

    /// <summary>Whole hours or days: <c>36h</c>, <c>7d</c>.</summary>
    private static int? Hours(string window)
    {
        if (window.Length is < 2 or > 5)
            return null;

        var count = 0;
        for (var i = 0; i < window.Length - 1; i++)
        {
            if (window[i] is not (>= '0' and <= '9'))
                return null;

            count = count * 10 + (window[i] - '0');
        }

        return window[window.Length - 1] switch
        {
            'h' => count,
            'd' => count * 24,
            _ => null,
        };
    }
}

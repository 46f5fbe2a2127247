namespace BatchTasks.Emulator;

/// <summary>What goes wrong with one call: exactly one of the nested types.</summary>
public abstract record EmulatorCallFault
{
    private EmulatorCallFault()
    {
    }

    /// <summary>
    /// An error instead of the answer. 502 and 504, which come from gateways in front of a service, have a page of HTML for a body, all others the
    /// service's JSON.
    /// </summary>
    /// <param name="StatusCode">From 400 to 599.</param>
    public sealed record Failed(int StatusCode) : EmulatorCallFault
    {
        /// <summary>The error's code; null for the usual one of the status.</summary>
        public string? Code { get; init; }

        /// <summary>The error's message; null for the usual one of the status.</summary>
        public string? Message { get; init; }

        /// <summary>The <c>Retry-After</c> header, in whole seconds; null for none.</summary>
        public TimeSpan? RetryAfter { get; init; }

        /// <summary>The call is carried out all the same: a batch is created, a file stored, of which the caller is not told.</summary>
        public bool AfterEffect { get; init; }
    }

    /// <summary>The connection is dropped without an answer.</summary>
    public sealed record Dropped : EmulatorCallFault
    {
        /// <summary>The call is carried out before: a batch is created, a file stored, of which the caller is not told.</summary>
        public bool AfterEffect { get; init; }
    }

    /// <summary>The answer is late: that of a download pauses in its middle, any other one before it begins.</summary>
    /// <param name="Delay">By how much, on the emulator's clock.</param>
    public sealed record Slow(TimeSpan Delay) : EmulatorCallFault;

    /// <summary>A download ends before its content does. Of other calls it changes nothing.</summary>
    /// <param name="Share">The share of the bytes that are sent, from 0 to 1.</param>
    public sealed record CutOff(double Share) : EmulatorCallFault
    {
        /// <summary>How it ends.</summary>
        public EmulatorCutOff Form { get; init; }
    }

    /// <summary>A download ignores the range that is asked for and sends the whole content with status 200, as a server may. Of other calls it changes nothing.</summary>
    public sealed record RangeIgnored : EmulatorCallFault;
}

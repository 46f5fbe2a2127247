using BatchTasks.Emulator.Faults;

namespace BatchTasks.Emulator;

/// <summary>
/// What goes wrong at an emulator: nothing, what functions of your own say, or what a seed decides. The functions are asked once for each call, batch, request
/// or row and may be called by several threads at once; for the same question they should give the same answer, so that a run can be repeated.
/// </summary>
public sealed record EmulatorFaults
{
    /// <summary>What goes wrong with a call; null, or the function's null, for nothing. Calls that have no right key are not asked for.</summary>
    public Func<EmulatorCall, EmulatorCallFault?>? Calls { get; init; }

    /// <summary>What goes wrong with a batch as a whole; null, or the function's null, for nothing.</summary>
    public Func<EmulatedBatch, EmulatorBatchFaults?>? Batches { get; init; }

    /// <summary>
    /// The answer to a request of a batch instead of the handler's, such as <see cref="EmulatedResponse.Error"/> with status 500; null, or the function's null,
    /// for the handler's own.
    /// </summary>
    public Func<EmulatedBatchRow, EmulatedResponse?>? Requests { get; init; }

    /// <summary>What goes wrong with the row of a request; null for nothing.</summary>
    public Func<EmulatedBatchRow, EmulatorRowFault>? Rows { get; init; }

    /// <summary>
    /// Faults that a seed decides: about a call by its kind and number, about a batch by its number, about a request and its row by their place in the batch. The
    /// same calls in the same order meet the same faults, whatever the time and the threads.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="rates">How often each thing goes wrong; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is not between 0 and 1.</exception>
    public static EmulatorFaults Random(int seed, EmulatorFaultRates? rates = null)
    {
        rates ??= new();
        foreach (var rate in rates.All)
        {
            if (rate is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(rates), rate, "A rate is between 0 and 1.");
        }

        var faults = new RandomFaults(seed, rates);
        return new() { Calls = faults.OfCall, Batches = faults.OfBatch, Requests = faults.OfRequest, Rows = faults.OfRow };
    }
}

using BatchTasks.Emulator;

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>What happens in one run: all of it follows from the seed.</summary>
internal sealed record FaultSchedule
{
    public required int Seed { get; init; }

    public required int Tasks { get; init; }

    public required BatchRunOptions Options { get; init; }

    public required EmulatorFaultRates Rates { get; init; }

    public required long? MaxEnqueuedTokens { get; init; }

    public required TimeSpan StepDelay { get; init; }

    /// <summary>How the processes that work on the run stop, one after the other; the last process does not.</summary>
    public required IReadOnlyList<ProcessStop> Stops { get; init; }

    public bool RowsAreLost => Rates is { RowIsMissing: > 0 } or { RowIsBroken: > 0 };

    public static FaultSchedule Of(int seed)
    {
        var random = new Random(seed);
        var retries = random.Next(2) == 0;
        var share = random.NextDouble() * 2;
        var poll = TimeSpan.FromSeconds(random.Next(1, 600));
        var partSize = random.Next(2, 15);
        return new FaultSchedule
        {
            Seed = seed,
            Tasks = random.Next(1, 31),
            Options = new BatchRunOptions
            {
                Provider = BatchProvider.OpenAI with { MaxRequestsPerFile = partSize },
                PollInterval = poll,
                CreationWait = TimeSpan.FromSeconds(random.Next(25, 90)),
                Order = random.Next(3) == 0 ? BatchOutcomeOrder.Input : BatchOutcomeOrder.AsCompleted,
                MaxBatchesInFlight = random.Next(3) == 0 ? random.Next(1, 4) : null,
                Retry = retries ? BatchRetryPolicy.Default with { MaxAttempts = random.Next(2, 6) } : BatchRetryPolicy.None,
                FileCleanUp = random.Next(4) == 0 ? BatchFileCleanUp.AfterCollecting : BatchFileCleanUp.None,
                Random = new Random(seed),
            },
            Rates = RatesOf(random, share, retries),
            // A part alone fits in.
            MaxEnqueuedTokens = random.Next(4) == 0 ? partSize * random.Next(20, 80) : null,
            StepDelay = poll * (0.2 + (3 * random.NextDouble())),
            Stops = [.. Enumerable.Range(0, random.Next(0, 5)).Select(_ => StopOf(random))],
        };
    }

    private static ProcessStop StopOf(Random random) => new(
        random.Next(1, 50),
        IsAfterEffect: random.Next(2) == 0,
        random.Next(3) == 0 ? TimeSpan.FromSeconds(Math.Pow(10, random.NextDouble() * 5)) : null);

    // Where requests are sent again, rows get lost or counts are wrong, not both: a row of an expired batch that got lost, though it was executed, is told by the
    // batch's count alone from one that was not.
    private static EmulatorFaultRates RatesOf(Random random, double share, bool retries)
    {
        var rates = new EmulatorFaultRates();
        var rowsAreLost = !retries || random.Next(2) == 0;
        return rates with
        {
            CallFails = rates.CallFails * share,
            CallFailsAfterEffect = rates.CallFailsAfterEffect * share * 3,
            ConnectionDrops = rates.ConnectionDrops * share,
            ConnectionDropsAfterEffect = rates.ConnectionDropsAfterEffect * share * 3,
            CallIsSlow = rates.CallIsSlow * share * 3,
            TokenLimitAtCreation = rates.TokenLimitAtCreation * share * 3,
            BatchExpires = random.NextDouble() * 0.3,
            BatchIsCancelled = random.NextDouble() * 0.1,
            RequestFails = random.NextDouble() * 0.3,
            CountsAreWrong = retries && rowsAreLost ? 0 : rates.CountsAreWrong,
            RowIsMissing = rowsAreLost ? random.NextDouble() * 0.1 : 0,
            RowIsBroken = rowsAreLost ? random.NextDouble() * 0.1 : 0,
            RowIsDuplicate = random.NextDouble() * 0.1,
            RowIsContradicted = random.NextDouble() * 0.1,
            RowIsUnknown = random.NextDouble() * 0.1,
        };
    }
}

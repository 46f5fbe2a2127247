namespace BatchTasks.Emulator;

/// <summary>
/// How often each thing goes wrong under <see cref="EmulatorFaults.Random"/>: shares from 0, never, to 1, always. The defaults are a bad day at a service; none of
/// them loses a row. <see cref="None"/> is where to start for single faults.
/// </summary>
public sealed record EmulatorFaultRates
{
    /// <summary>Nothing goes wrong.</summary>
    public static EmulatorFaultRates None { get; } = new()
    {
        CallFails = 0, CallFailsAfterEffect = 0, ConnectionDrops = 0, ConnectionDropsAfterEffect = 0, CallIsSlow = 0, TokenLimitAtCreation = 0,
        DownloadIsCutOff = 0, RangeIsIgnored = 0, BatchFails = 0, TokenLimitAfterCreation = 0, BatchExpires = 0, BatchIsCancelled = 0, FileIdsAreLate = 0,
        FileIdsAreEmpty = 0, CountsAreWrong = 0, RequestFails = 0,
    };

    /// <summary>A call is answered with 429 (half of the time with <c>Retry-After</c>), 500, 502 or 503 and has no effect.</summary>
    public double CallFails { get; init; } = 0.05;

    /// <summary>A call is answered with 500 or 502 after its effect.</summary>
    public double CallFailsAfterEffect { get; init; } = 0.01;

    /// <summary>The connection of a call is dropped before its effect.</summary>
    public double ConnectionDrops { get; init; } = 0.02;

    /// <summary>The connection of a call is dropped after its effect.</summary>
    public double ConnectionDropsAfterEffect { get; init; } = 0.02;

    /// <summary>A call is slow, by 1 to 20 seconds.</summary>
    public double CallIsSlow { get; init; } = 0.01;

    /// <summary>A creation is refused with <c>token_limit_exceeded</c>, status 400 or 429.</summary>
    public double TokenLimitAtCreation { get; init; } = 0.02;

    /// <summary>A download has too few bytes, in one of the forms of <see cref="EmulatorCutOff"/>.</summary>
    public double DownloadIsCutOff { get; init; } = 0.1;

    /// <summary>A download ignores the range that is asked for.</summary>
    public double RangeIsIgnored { get; init; } = 0.1;

    /// <summary>A batch fails as a whole with a code that passes.</summary>
    public double BatchFails { get; init; } = 0.02;

    /// <summary>A batch fails in its validation with <c>token_limit_exceeded</c>.</summary>
    public double TokenLimitAfterCreation { get; init; } = 0.05;

    /// <summary>A batch expires in the middle; half of the time the rows of what is not executed are left out.</summary>
    public double BatchExpires { get; init; } = 0.03;

    /// <summary>The service cancels a batch in the middle; half of the time the rows of what is not executed are left out.</summary>
    public double BatchIsCancelled { get; init; }

    /// <summary>The first one to three looks at an ended batch don't tell the ids of its files.</summary>
    public double FileIdsAreLate { get; init; } = 0.2;

    /// <summary>The id of an absent file is <c>""</c>.</summary>
    public double FileIdsAreEmpty { get; init; } = 0.3;

    /// <summary>An ended batch has wrong <c>request_counts</c>, of one of the forms of <see cref="EmulatorCounts"/>.</summary>
    public double CountsAreWrong { get; init; } = 0.1;

    /// <summary>A request of a batch is answered with 429, 500 or 503.</summary>
    public double RequestFails { get; init; } = 0.03;

    /// <summary>The row of a request is left out of the result files.</summary>
    public double RowIsMissing { get; init; }

    /// <summary>A row stands twice.</summary>
    public double RowIsDuplicate { get; init; }

    /// <summary>Beside its row a request has one in the error file that says that the batch expired before.</summary>
    public double RowIsContradicted { get; init; }

    /// <summary>A row stops in its middle.</summary>
    public double RowIsBroken { get; init; }

    /// <summary>A row of an unknown <c>custom_id</c> stands behind another one.</summary>
    public double RowIsUnknown { get; init; }

    internal IEnumerable<double> All =>
    [
        CallFails, CallFailsAfterEffect, ConnectionDrops, ConnectionDropsAfterEffect, CallIsSlow, TokenLimitAtCreation, DownloadIsCutOff, RangeIsIgnored, BatchFails,
        TokenLimitAfterCreation, BatchExpires, BatchIsCancelled, FileIdsAreLate, FileIdsAreEmpty, CountsAreWrong, RequestFails, RowIsMissing, RowIsDuplicate,
        RowIsContradicted, RowIsBroken, RowIsUnknown,
    ];
}

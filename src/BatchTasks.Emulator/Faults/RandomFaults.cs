using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Faults;

/// <summary>Decides what goes wrong, at the rates that are given, out of a seed.</summary>
internal sealed class RandomFaults(int seed, EmulatorFaultRates rates)
{
    private enum Subject
    {
        Call,
        Batch,
        Request,
        Row,
    }

    public EmulatorCallFault? OfCall(EmulatorCall call)
    {
        var dice = new FaultDice(seed, (int)Subject.Call, (int)call.Kind, call.Number);
        if (dice.Falls(rates.CallFails))
            return new EmulatorCallFault.Failed(dice.OneOf(429, 500, 502, 503)) { RetryAfter = dice.Falls(0.5) ? TimeSpan.FromSeconds(1 + dice.Below(30)) : null };

        if (dice.Falls(rates.ConnectionDrops))
            return new EmulatorCallFault.Dropped();

        if (dice.Falls(rates.CallFailsAfterEffect))
            return new EmulatorCallFault.Failed(dice.OneOf(500, 502)) { AfterEffect = true };

        if (dice.Falls(rates.ConnectionDropsAfterEffect))
            return new EmulatorCallFault.Dropped { AfterEffect = true };

        if (dice.Falls(rates.CallIsSlow))
            return new EmulatorCallFault.Slow(TimeSpan.FromSeconds(1 + dice.Below(20)));

        return call.Kind switch
        {
            EmulatorCallKind.CreateBatch when dice.Falls(rates.TokenLimitAtCreation) => TokenLimit(dice.OneOf(400, 429)),
            EmulatorCallKind.DownloadFile when dice.Falls(rates.DownloadIsCutOff) => new EmulatorCallFault.CutOff(dice.Share())
            {
                Form = dice.OneOf(EmulatorCutOff.Dropped, EmulatorCutOff.EndsEarly, EmulatorCutOff.TooShort),
            },
            EmulatorCallKind.DownloadFile when dice.Falls(rates.RangeIsIgnored) => new EmulatorCallFault.RangeIgnored(),
            _ => null,
        };
    }

    public EmulatorBatchFaults OfBatch(EmulatedBatch batch)
    {
        var dice = new FaultDice(seed, (int)Subject.Batch, batch.Number);
        return new()
        {
            FailureCode = dice.Falls(rates.TokenLimitAfterCreation) ? ServiceErrorCodes.TokenLimitExceeded : dice.Falls(rates.BatchFails) ? ServiceErrorCodes.ServerError : null,
            EarlyEnd = dice.Falls(rates.BatchExpires) ? EarlyEnd(dice, isCancelled: false) : dice.Falls(rates.BatchIsCancelled) ? EarlyEnd(dice, isCancelled: true) : null,
            LooksBeforeFileIds = dice.Falls(rates.FileIdsAreLate) ? 1 + dice.Below(3) : 0,
            EmptyFileIds = dice.Falls(rates.FileIdsAreEmpty),
            Counts = dice.Falls(rates.CountsAreWrong) ? dice.OneOf(EmulatorCounts.Zero, EmulatorCounts.Swapped, EmulatorCounts.Absent) : EmulatorCounts.Right,
        };
    }

    public EmulatedResponse? OfRequest(EmulatedBatchRow request)
    {
        var dice = new FaultDice(seed, (int)Subject.Request, request.BatchNumber, request.Index);
        if (!dice.Falls(rates.RequestFails))
            return null;

        var status = dice.OneOf(429, 500, 503);
        var error = CallErrors.Passing(status);
        return EmulatedResponse.Error(status, error.Code, error.Message);
    }

    public EmulatorRowFault OfRow(EmulatedBatchRow row)
    {
        var dice = new FaultDice(seed, (int)Subject.Row, row.BatchNumber, row.Index);
        return dice.Falls(rates.RowIsMissing) ? EmulatorRowFault.Missing
            : dice.Falls(rates.RowIsDuplicate) ? EmulatorRowFault.Duplicate
            : dice.Falls(rates.RowIsContradicted) ? EmulatorRowFault.Contradicted
            : dice.Falls(rates.RowIsBroken) ? EmulatorRowFault.Broken
            : dice.Falls(rates.RowIsUnknown) ? EmulatorRowFault.Unknown
            : EmulatorRowFault.None;
    }

    private static EmulatorEarlyEnd EarlyEnd(FaultDice dice, bool isCancelled) => new(dice.Share(), isCancelled) { LeavesRowsOut = dice.Falls(0.5) };

    private static EmulatorCallFault.Failed TokenLimit(int status)
    {
        var error = FileErrors.Passing(ServiceErrorCodes.TokenLimitExceeded, "the model");
        return new(status) { Code = error.Code, Message = error.Message };
    }
}

namespace BatchTasks;

/// <summary>The outcome of a task that is in none of the result files.</summary>
internal static class UnansweredTask
{
    /// <param name="part">The task's part.</param>
    /// <param name="batch">Its batch as it ended, or null where it has none.</param>
    /// <param name="customId">The task's.</param>
    /// <param name="line">Its line in the input file, counted from 1.</param>
    /// <param name="answers">The answers that the batch's result files hold.</param>
    public static BatchOutcome<TResult> Outcome<TResult>(PartRecord part, Batch? batch, string customId, int line, int answers)
    {
        if (PartRefusal.Parse(part.Refusal) is { } refusal)
            return OfRefusal<TResult>(refusal, customId);

        // The service answered more requests than it gives answers of: this may be one of them, and was paid for then.
        var mayBeAnswered = batch!.RequestCounts?.Completed > answers;
        return batch.Status.Kind switch
        {
            BatchStatusKind.Failed => new BatchOutcome<TResult>.Failed { CustomId = customId, Error = ErrorOf(batch, line) },
            _ when mayBeAnswered => new BatchOutcome<TResult>.Missing { CustomId = customId },
            BatchStatusKind.Expired => new BatchOutcome<TResult>.Expired { CustomId = customId },
            BatchStatusKind.Cancelled => new BatchOutcome<TResult>.Cancelled { CustomId = customId },
            _ => new BatchOutcome<TResult>.Missing { CustomId = customId },
        };
    }

    private static BatchOutcome<TResult> OfRefusal<TResult>(PartRefusal refusal, string customId)
    {
        if (refusal.IsCancellation)
            return new BatchOutcome<TResult>.Cancelled { CustomId = customId };

        var error = new BatchError { StatusCode = refusal.StatusCode, Code = refusal.Code, Message = $"The part was not submitted. {refusal.Message}" };
        return new BatchOutcome<TResult>.Failed { CustomId = customId, Error = error };
    }

    private static BatchError ErrorOf(Batch batch, int line)
    {
        if (batch.Errors.Count == 0)
            return new BatchError { Message = $"The service refused {batch.Id} as a whole and gave no reason." };

        var own = batch.Errors.FirstOrDefault(error => error.Line == line);
        var error = own ?? batch.Errors[0];
        var message = own is null && error.Line is { } other
            ? $"The service refused the whole batch because of its line {other}: {error.Message}"
            : error.Message;
        return new BatchError { Code = error.Code, Message = message, Param = error.Param };
    }
}

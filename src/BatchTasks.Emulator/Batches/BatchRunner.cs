using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Takes one batch from <c>validating</c>, or from where it was when the emulator ended before, to its end.</summary>
internal sealed class BatchRunner(
    BatchEmulatorOptions options, IFileStore files, BatchFolder folder, Answerer answerer, LedgerBook ledger, TokenQueue queue)
{
    private readonly TimeProvider _timeProvider = options.TimeProvider;

    /// <summary>Ends when the batch does, or with an <see cref="OperationCanceledException"/> when the emulator stops.</summary>
    public async Task RunAsync(Batch batch, CancellationToken stopping)
    {
        using var halt = CancellationTokenSource.CreateLinkedTokenSource(batch.Cancelled, batch.Expired, stopping);
        var input = files.Open(batch.Record.InputFileId);
        try
        {
            var isValid = batch.Record.InProgressAt is not null;
            if (!isValid)
                await DelayAsync(halt.Token, stopping).ConfigureAwait(false);

            if (!isValid && batch.Record.Status == BatchStatus.Cancelling)
                await CancelAsync(batch, stopping).ConfigureAwait(false);
            else if (input is null)
                Fail(batch, [new(FileErrors.NotFound, null)]);
            else if (isValid || await IsValidAsync(batch, input, stopping).ConfigureAwait(false))
                await ExecuteAsync(batch, input, halt.Token, stopping).ConfigureAwait(false);
        }
        finally
        {
            queue.Leave(batch.Id);
            batch.EndWindow();
            if (input is not null)
                await input.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> IsValidAsync(Batch batch, FileStream input, CancellationToken stopping)
    {
        var (errors, requests, model, tokens) = await new BatchValidation(options, queue).RunAsync(input, batch.Record.Endpoint, stopping).ConfigureAwait(false);
        if (errors.Count == 0 && queue.Enter(batch.Id, model ?? "", tokens) is { } full)
            errors = [new(full, null)];

        if (errors.Count == 0 && batch.Faults.FailureCode is { } code)
            errors = [new(FileErrors.Passing(code, model ?? ""), null)];

        if (errors.Count > 0)
        {
            Fail(batch, errors);
            return false;
        }

        batch.Change(record => record with { Model = model, Counts = new(requests, 0, 0), EnqueuedTokens = tokens });
        return true;
    }

    private async Task ExecuteAsync(Batch batch, FileStream input, CancellationToken halt, CancellationToken stopping)
    {
        using var spool = batch.RowsBefore ?? folder.OpenRows(batch.Id);
        var execution = new BatchExecution(options, batch, answerer, spool, ledger);
        if (batch.Record.FinalizingAt is null
            && batch.TryAdvance(record => record with { Status = BatchStatus.InProgress, InProgressAt = record.InProgressAt ?? Now }))
        {
            await DelayAsync(halt, stopping).ConfigureAwait(false);
            await ExecuteAsync(batch, execution, input, halt).ConfigureAwait(false);
            stopping.ThrowIfCancellationRequested();
        }

        // From finalizing on nothing can be cancelled, so one of the two roads is taken here for good.
        var isFinalizing = batch.TryAdvance(record => record with { Status = BatchStatus.Finalizing, FinalizingAt = record.FinalizingAt ?? Now });
        var counts = batch.Record.Counts;
        var isExpired = isFinalizing && counts.Completed + counts.Failed < counts.Total;
        if ((!isFinalizing || isExpired) && batch.Faults.EarlyEnd is not { LeavesRowsOut: true })
            await execution.FillAsync(input, isExpired ? RowErrors.Expired : RowErrors.Cancelled, stopping).ConfigureAwait(false);

        await DelayAsync(stopping, stopping).ConfigureAwait(false);
        var (output, error) = await new ResultFiles(options, files).WriteAsync(batch.Record, spool, stopping).ConfigureAwait(false);
        folder.SaveLedger(batch.Id, spool.Answered());
        batch.Change(record => End(record with { OutputFileId = output, ErrorFileId = error }, isFinalizing, isExpired));
        spool.Delete();
    }

    /// <summary>Executes all requests, or those that come before an early end.</summary>
    private async Task ExecuteAsync(Batch batch, BatchExecution execution, FileStream input, CancellationToken halt)
    {
        var early = batch.Faults.EarlyEnd;
        var most = early is null ? int.MaxValue : (int)(batch.Record.Counts.Total * early.Share);
        await execution.RunAsync(input, most, halt).ConfigureAwait(false);
        if (early is { IsCancelled: true })
            batch.TryCancel(Now);
    }

    private BatchRecord End(BatchRecord record, bool isFinalizing, bool isExpired)
    {
        if (!isFinalizing)
            return record with { Status = BatchStatus.Cancelled, CancelledAt = Now };

        return isExpired
            ? record with { Status = BatchStatus.Expired, ExpiredAt = Now }
            : record with { Status = BatchStatus.Completed, CompletedAt = Now };
    }

    private async Task CancelAsync(Batch batch, CancellationToken stopping)
    {
        await DelayAsync(stopping, stopping).ConfigureAwait(false);
        batch.Change(record => record with { Status = BatchStatus.Cancelled, CancelledAt = Now });
    }

    private void Fail(Batch batch, IReadOnlyList<BatchErrorEntry> errors)
    {
        batch.RowsBefore?.Delete();
        batch.Change(record => record.Status == BatchStatus.Cancelling
            ? record with { Status = BatchStatus.Cancelled, CancelledAt = Now }
            : record with { Status = BatchStatus.Failed, FailedAt = Now, Errors = errors });
    }

    private DateTimeOffset Now => _timeProvider.GetUtcNow();

    /// <summary>One step's delay, cut short by <paramref name="halt"/>; only the emulator's own end throws.</summary>
    private async Task DelayAsync(CancellationToken halt, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(options.StepDelay, _timeProvider, halt).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
        }
    }
}

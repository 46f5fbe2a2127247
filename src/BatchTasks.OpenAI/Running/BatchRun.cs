using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>Submits a plan, polls, and collects part by part as each ends.</summary>
internal sealed class BatchRun<TTask, TResult>
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly BatchService _service;
    private readonly BatchRunOptions _options;
    private readonly RunState _state;
    private long _unmatched;

    public BatchRun(OpenAIClient client, BatchPlan<TTask, TResult> plan)
    {
        _options = plan.Options;
        _service = new BatchService(client) { TransferTimeout = _options.TransferTimeout };
        _state = new RunState(plan.StateDirectory, plan.Definition.Endpoint, [.. plan.Files.Parts.Select(static (file, i) => new RunPart(i + 1, file))]);
    }

    public async IAsyncEnumerable<BatchOutcome<TResult>> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var outcomes = CoreAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (outcomes.ConfigureAwait(false))
        {
            while (await MoveNextAsync(outcomes, cancellationToken).ConfigureAwait(false))
                yield return outcomes.Current;
        }
    }

    private async IAsyncEnumerable<BatchOutcome<TResult>> CoreAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await SubmitAsync(cancellationToken).ConfigureAwait(false);
        foreach (var part in _state.Parts.Where(static part => part.Refusal is not null))
        {
            await foreach (var outcome in OutcomeCollector<TTask, TResult>.RefusedAsync(part, cancellationToken).ConfigureAwait(false))
            {
                part.Outcomes++;
                yield return outcome;
            }
        }

        var poller = new BatchPoller(_service, _options, () => Report(BatchRunPhase.Polling));
        var downloader = new ResultDownloader(_service, _options, _state, () => Report(BatchRunPhase.Collecting));
        var collector = new OutcomeCollector<TTask, TResult>(_options, ReportUnmatched);
        while (_state.Running is { Count: > 0 } running)
        {
            var ended = await poller.NextEndedAsync(running, cancellationToken).ConfigureAwait(false);
            await downloader.DownloadAsync(ended, cancellationToken).ConfigureAwait(false);
            await foreach (var outcome in collector.ReadAsync(ended, cancellationToken).ConfigureAwait(false))
            {
                ended.Outcomes++;
                yield return outcome;
            }

            ended.IsCollected = true;
            _state.Save();
            Report(_state.Running.Count > 0 ? BatchRunPhase.Polling : BatchRunPhase.Done);
        }

        if (_state.Parts.All(static part => part.Refusal is not null))
            Report(BatchRunPhase.Done);
    }

    private async Task SubmitAsync(CancellationToken cancellationToken)
    {
        _state.Save();
        var submitter = new BatchSubmitter(_service, _options, _state);
        foreach (var part in _state.Parts)
        {
            Report(BatchRunPhase.Submitting);
            try
            {
                await submitter.SubmitAsync(part, cancellationToken).ConfigureAwait(false);
            }
            catch (BatchServiceException e) when (_state.Running.Count > 0)
            {
                // Batches already run: their tasks go on, and those of this part get the reason as their outcome. (When nothing runs yet there is
                // nothing to lose, and the exception ends the run.)
                part.Refusal = e;
                _state.Save();
            }
        }

        Report(BatchRunPhase.Polling);
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<BatchOutcome<TResult>> outcomes, CancellationToken cancellationToken)
    {
        try
        {
            return await outcomes.MoveNextAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw await StopAsync(e, cancellationToken).ConfigureAwait(false);
        }
        catch (BatchServiceException e)
        {
            throw e.With(_state.Whereabouts());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && _state.Running.Count > 0)
        {
            // The disk, which may be what keeps the ids from the record: so the message has them.
            throw new IOException($"{e.Message} {_state.WhereaboutsWithoutRecord()}", e);
        }
    }

    private async Task<BatchRunCanceledException> StopAsync(OperationCanceledException cause, CancellationToken cancellationToken)
    {
        var problems = _options.CancelRemotely ? await CancelRemotelyAsync().ConfigureAwait(false) : "";
        return new BatchRunCanceledException($"The run was cancelled. {_state.Whereabouts()}{problems}", cause, cancellationToken)
        {
            StateDirectory = _state.Directory,
            BatchIds = [.. _state.Running.Select(static part => part.Batch!.Id)],
        };
    }

    private async Task<string> CancelRemotelyAsync()
    {
        // Not by the caller's token, which is cancelled already; and not for ever.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var problems = "";
        foreach (var part in _state.Running.Where(static part => !part.Batch!.IsTerminal))
        {
            try
            {
                part.Batch = await _service.CancelAsync(part.Batch!.Id, limit.Token).ConfigureAwait(false);
            }
            catch (BatchServiceException e)
            {
                problems += $" {e.Message}";
            }
            catch (OperationCanceledException)
            {
                problems += $" Cancelling {part.Batch!.Id} took too long.";
            }
        }

        _state.Save();
        Report(BatchRunPhase.Polling);
        return problems;
    }

    private void ReportUnmatched(BatchUnmatchedLine line)
    {
        _unmatched++;
        _options.UnmatchedLine?.Invoke(line);
    }

    private void Report(BatchRunPhase phase) => _options.Progress?.Report(new BatchProgress
    {
        Phase = phase,
        StateDirectory = _state.Directory,
        Parts = [.. _state.Parts.Select(static part => part.ToProgress())],
        UnmatchedLines = _unmatched,
    });
}

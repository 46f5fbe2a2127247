using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Answers the requests of one batch, several at a time, and keeps the rows.</summary>
internal sealed class BatchExecution(BatchEmulatorOptions options, Batch batch, Answerer answerer, ResultSpool spool, LedgerBook ledger)
{
    private readonly object _lock = new();

    /// <summary>
    /// Answers the first <paramref name="most"/> requests until all are answered or <paramref name="stop"/> is signalled; what runs at that moment counts as not
    /// answered.
    /// </summary>
    public async Task RunAsync(Stream input, int most, CancellationToken stop)
    {
        try
        {
            await Parallel.ForEachAsync(
                RequestsAsync(input, most, stop),
                new ParallelOptions { MaxDegreeOfParallelism = options.MaxConcurrency, CancellationToken = stop },
                async (request, cancellationToken) => await AnswerAsync(request.Index, request.Line, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The rows that are missing now get their reason from the caller.
        }
    }

    /// <summary>Gives each request without a row one with this reason.</summary>
    public async Task FillAsync(Stream input, ServiceError reason, CancellationToken cancellationToken)
    {
        await foreach (var (index, line) in RequestsAsync(input, int.MaxValue, cancellationToken).ConfigureAwait(false))
            spool.Add(index, ResultRows.Unanswered(RequestLines.CustomId(line), reason), ResultRowKind.Unanswered, Hash(line).Number);
    }

    private async ValueTask AnswerAsync(int index, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var request = RequestLines.Parse(batch.Record.Endpoint, line);
        var response = options.Faults?.Requests?.Invoke(new(batch.Record.Number, index, request.CustomId!))
            ?? await answerer.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        var isSuccess = response.StatusCode is >= 200 and <= 299;
        using var document = JsonDocument.Parse(response.Body);
        var usage = ResponseUsage.Of(document.RootElement);
        var row = response.IsTimeout
            ? ResultRows.Unanswered(request.CustomId!, RowErrors.TimedOut)
            : ResultRows.Answered(request.CustomId!, response, document.RootElement);
        var hash = Hash(line);
        lock (_lock)
        {
            spool.Add(index, row, isSuccess ? ResultRowKind.Success : ResultRowKind.Failure, hash.Number);
            ledger.AddRequest(new(hash.Number, request.CustomId!, isSuccess), batch.Id);
            batch.Change(record => record with
            {
                Counts = record.Counts with
                {
                    Completed = record.Counts.Completed + (isSuccess ? 1 : 0),
                    Failed = record.Counts.Failed + (isSuccess ? 0 : 1),
                },
                Usage = record.Usage.Plus(usage),
            });
        }
    }

    /// <summary>The first requests that have no row yet.</summary>
    private async IAsyncEnumerable<(int Index, ReadOnlyMemory<byte> Line)> RequestsAsync(
        Stream input, int most, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (index, line) in RequestLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
        {
            if (index >= most)
                yield break;

            if (!HasRow(index))
                yield return (index, line);
        }
    }

    private static BodyHash Hash(ReadOnlyMemory<byte> line) => BodyHash.Of(line.Span.TrimEnd((byte)'\r'));

    private bool HasRow(int index)
    {
        lock (_lock)
            return spool.Kind(index) != ResultRowKind.None;
    }
}

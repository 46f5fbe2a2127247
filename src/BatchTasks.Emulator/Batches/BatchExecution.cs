using System.Text.Json;
using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Emulator.Ledger;
using BatchTasks.Shared.Errors;
using BatchTasks.Shared.Lines;

namespace BatchTasks.Emulator.Batches;

/// <summary>Answers the requests of one batch, several at a time, and keeps the rows.</summary>
internal sealed class BatchExecution(Batch batch, Answerer answerer, ResultSpool spool, LedgerBook ledger, int maxConcurrency)
{
    private readonly object _lock = new();

    /// <summary>Answers each line until all are answered or <paramref name="stop"/> is signalled; what runs at that moment counts as not answered.</summary>
    public async Task RunAsync(Stream input, CancellationToken stop)
    {
        input.Position = 0;
        try
        {
            await Parallel.ForEachAsync(
                RequestsAsync(input, stop),
                new ParallelOptions { MaxDegreeOfParallelism = maxConcurrency, CancellationToken = stop },
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
        input.Position = 0;
        await foreach (var (index, line) in RequestsAsync(input, cancellationToken).ConfigureAwait(false))
        {
            if (!spool.Has(index))
                spool.Add(index, ResultRows.Unanswered(CustomId(line, BatchLine.Scan(line.Span)), reason), isSuccess: false);
        }
    }

    private async ValueTask AnswerAsync(int index, ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        var scan = BatchLine.Scan(line.Span);
        var customId = CustomId(line, scan);
        var request = new EmulatedRequest(batch.Record.Endpoint, customId, Body(line.Slice(scan.Body.Span.Start, scan.Body.Span.Length)));
        var response = await answerer.AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        var isSuccess = response.StatusCode is >= 200 and <= 299;
        using var document = JsonDocument.Parse(response.Body);
        var usage = ResponseUsage.Of(document.RootElement);
        var row = ResultRows.Answered(customId, response, document.RootElement);
        var lineHash = BodyHash.Of(line.Span.TrimEnd((byte)'\r'));
        lock (_lock)
        {
            spool.Add(index, row, isSuccess);
            ledger.AddRequest(lineHash, customId, batch.Id, isSuccess);
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

    /// <summary>The lines that hold a request, counted from 0.</summary>
    private static async IAsyncEnumerable<(int Index, ReadOnlyMemory<byte> Line)> RequestsAsync(
        Stream input, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        await foreach (var line in ContentLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
        {
            if (!BatchFileRules.IsBlank(line.Content.Span))
                yield return (index++, line.Content);
        }
    }

    private static string CustomId(ReadOnlyMemory<byte> line, BatchLine scan) => scan.CustomId.Text(line.Span);

    private static JsonElement Body(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        return JsonElement.ParseValue(ref reader);
    }
}

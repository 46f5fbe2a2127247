using BatchTasks.Emulator.Answers;
using BatchTasks.Emulator.Files;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Emulator.Batches;

/// <summary>Writes the rows of a batch into its output and its error file, with what goes wrong with them.</summary>
internal sealed class ResultFiles(BatchEmulatorOptions options, IFileStore files)
{
    // What the service gives result files.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(30);

    /// <summary>The ids of the two files; null for one that would have no row. The order of the rows is not that of the requests: it follows from the seed alone.</summary>
    public async Task<(string? Output, string? Error)> WriteAsync(BatchRecord batch, ResultSpool spool, CancellationToken cancellationToken)
    {
        var output = new ResultFile(files, $"{batch.Id}_output.jsonl");
        var error = new ResultFile(files, $"{batch.Id}_error.jsonl");
        output.DeleteUnfinished();
        error.DeleteUnfinished();
        await using (output.ConfigureAwait(false))
        await using (error.ConfigureAwait(false))
        {
            foreach (var index in Shuffled(spool.Count))
            {
                if (spool.Kind(index) == ResultRowKind.None)
                    continue;

                var isSuccess = spool.Kind(index) == ResultRowKind.Success;
                var row = spool.Read(index);
                var file = isSuccess ? output : error;
                file.Open();
                if (options.Faults?.Rows is not { } faults)
                    await file.WriteAsync(row, cancellationToken).ConfigureAwait(false);
                else
                    await WriteAsync(row, index, faults, batch, file, isSuccess ? error : null, cancellationToken).ConfigureAwait(false);
            }

            var lifetime = batch.OutputExpiresAfter ?? s_lifetime;
            return (await output.StoreAsync(lifetime).ConfigureAwait(false), await error.StoreAsync(lifetime).ConfigureAwait(false));
        }
    }

    private static async Task WriteAsync(
        byte[] row, int index, Func<EmulatedBatchRow, EmulatorRowFault> faults, BatchRecord batch, ResultFile file, ResultFile? error, CancellationToken cancellationToken)
    {
        var customId = ResultRows.CustomId(row);
        var fault = faults(new(batch.Number, index, customId));
        var written = fault switch
        {
            EmulatorRowFault.Missing => [],
            EmulatorRowFault.Duplicate => [.. row, .. row],
            EmulatorRowFault.Broken => [.. row.AsSpan(0, row.Length / 2), (byte)'\n'],
            EmulatorRowFault.Unknown => [.. row, .. ResultRows.Unanswered($"unknown-{index}", RowErrors.TimedOut)],
            _ => row,
        };
        await file.WriteAsync(written, cancellationToken).ConfigureAwait(false);
        if (fault == EmulatorRowFault.Contradicted && error is not null)
        {
            error.Open();
            await error.WriteAsync(ResultRows.Unanswered(customId, RowErrors.Expired), cancellationToken).ConfigureAwait(false);
        }
    }

    private int[] Shuffled(int count)
    {
        var random = new AnswerRandom((ulong)options.Seed);
        var indexes = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (indexes[last], indexes[other]) = (indexes[other], indexes[last]);
        }

        return indexes;
    }
}

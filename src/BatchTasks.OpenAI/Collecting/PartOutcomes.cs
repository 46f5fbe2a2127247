using System.Runtime.CompilerServices;

namespace BatchTasks;

/// <summary>Reads the outcomes of one result file.</summary>
internal delegate IAsyncEnumerable<BatchOutcome<TResult>> ResultFileReader<TResult>(
    Stream file, string name, BatchReadOptions options, CancellationToken cancellationToken);

/// <summary>Gives each task of a settled part its outcome, exactly once.</summary>
internal sealed class PartOutcomes<TResult>(RunContext context, ResultFileReader<TResult> read) : IPartOutcomes
{
    public IAsyncEnumerable<BatchOutcome> ReadAllAsync(PartRecord part, Action<BatchUnmatchedLine> unmatched, CancellationToken cancellationToken) =>
        ReadAsync(part, [], unmatched, cancellationToken);

    /// <summary>The outcomes out of the result files, then those of the tasks that are in none, by the state in which the batch ended.</summary>
    /// <param name="part">The part, with its files.</param>
    /// <param name="sentAgain">The parts that hold tasks of it which are sent again: those are left out.</param>
    /// <param name="unmatched">Is told about the lines that belong to no task.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync(
        PartRecord part, IEnumerable<PartRecord> sentAgain, Action<BatchUnmatchedLine> unmatched, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var roll = await TaskRoll.ReadAsync(await FileAsync(part.InputFile, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        foreach (var child in sentAgain)
        {
            await foreach (var id in BatchFile.ReadCustomIdsAsync(await FileAsync(child.InputFile, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
                roll.LeaveOut(id);
        }

        // The file of answers comes first: should an id be in both files, the paid answer is the one that counts.
        var answers = 0;
        foreach (var name in new[] { part.OutputFile, part.ErrorFile })
        {
            if (name is null)
                continue;

            await foreach (var line in ReadFileAsync(name, cancellationToken).ConfigureAwait(false))
            {
                if (roll.Answer(line.CustomId) is { } reason)
                {
                    unmatched(new BatchUnmatchedLine(part.BatchId!, reason, line));
                    continue;
                }

                answers += IsAnswer(line) ? 1 : 0;
                if (roll.IsWanted(line.CustomId))
                    yield return OfAttempt(line, part);
            }
        }

        var batch = part.Batch is null ? null : DescribedBatch.Parse(part.Batch);
        foreach (var (customId, line) in roll.Unanswered)
            yield return OfAttempt(UnansweredTask.Outcome<TResult>(part, batch, customId, line, answers), part);
    }

    private static bool IsAnswer(BatchOutcome outcome) =>
        outcome.Kind is BatchOutcomeKind.Succeeded or BatchOutcomeKind.Refused or BatchOutcomeKind.Truncated or BatchOutcomeKind.Invalid;

    private static BatchOutcome<TResult> OfAttempt(BatchOutcome<TResult> outcome, PartRecord part) =>
        part.Attempt == 1 ? outcome : outcome with { Attempt = part.Attempt };

    // As a stream, because a service may hand over an empty file.
    private async IAsyncEnumerable<BatchOutcome<TResult>> ReadFileAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var path = await FileAsync(name, cancellationToken).ConfigureAwait(false);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            var options = new BatchReadOptions { KeepRawBodies = context.Options.KeepRawBodies };
            await foreach (var line in read(file, path, options, cancellationToken).ConfigureAwait(false))
                yield return line;
        }
    }

    private Task<string> FileAsync(string name, CancellationToken cancellationToken) => context.Store.GetFileAsync(context.Run, name, cancellationToken);
}

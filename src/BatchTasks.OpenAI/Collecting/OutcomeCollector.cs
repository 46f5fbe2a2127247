using System.Runtime.CompilerServices;

namespace BatchTasks;

/// <summary>Gives each task of an ended part its outcome, exactly once.</summary>
internal sealed class OutcomeCollector<TTask, TResult>(BatchRunOptions options, Action<BatchUnmatchedLine> unmatched)
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    /// <summary>The outcomes out of the result files, then those of the tasks that are in none, by the state in which the batch ended.</summary>
    public async IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync(RunPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var roll = await TaskRoll.ReadAsync(part.File.Path, cancellationToken).ConfigureAwait(false);

        // The file of answers comes first: should an id be in both files, the paid answer is the one that counts.
        foreach (var path in new[] { part.OutputFile, part.ErrorFile })
        {
            if (path is null)
                continue;

            await foreach (var line in ReadFileAsync(path, cancellationToken).ConfigureAwait(false))
            {
                if (roll.Answer(line.CustomId) is { } reason)
                    unmatched(new BatchUnmatchedLine(part.Batch!.Id, reason, line));
                else
                    yield return line;
            }
        }

        foreach (var (customId, line) in roll.Unanswered)
            yield return Unanswered(part.Batch!, customId, line);
    }

    // As a stream, because a service may hand over an empty file.
    private async IAsyncEnumerable<BatchOutcome<TResult>> ReadFileAsync(string path, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (file.ConfigureAwait(false))
        {
            var read = new BatchReadOptions { KeepRawBodies = options.KeepRawBodies };
            await foreach (var line in BatchFile.ReadAsync<TTask, TResult>(file, path, read, cancellationToken).ConfigureAwait(false))
                yield return line;
        }
    }

    /// <summary>The outcomes of a part that has no batch, because it could not be submitted.</summary>
    public static async IAsyncEnumerable<BatchOutcome<TResult>> RefusedAsync(RunPart part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var refusal = part.Refusal!;
        // Where it is not known, it must not be said: who sends such tasks again may pay for them twice.
        var message = refusal.IsUndecided ? refusal.Message : $"The part was not submitted. {refusal.Message}";
        var error = new BatchError { StatusCode = refusal.StatusCode, Code = refusal.Code, Message = message };
        await foreach (var customId in BatchFile.ReadCustomIdsAsync(part.File.Path, cancellationToken).ConfigureAwait(false))
            yield return new BatchOutcome<TResult>.Failed { CustomId = customId, Error = error };
    }

    private static BatchOutcome<TResult> Unanswered(Batch batch, string customId, int line) => batch.Status.Kind switch
    {
        BatchStatusKind.Failed => new BatchOutcome<TResult>.Failed { CustomId = customId, Error = ErrorOf(batch, line) },
        BatchStatusKind.Expired => new BatchOutcome<TResult>.Expired { CustomId = customId },
        BatchStatusKind.Cancelled => new BatchOutcome<TResult>.Cancelled { CustomId = customId },
        _ => new BatchOutcome<TResult>.Missing { CustomId = customId },
    };

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

using System.Buffers;
using BatchTasks.Cli.Json;

namespace BatchTasks.Cli.Runs;

/// <summary>
/// Writes what came of a run into three files: the lines of all output files and of all error files as the service sent them, each task's last one, and a line
/// for each task with how it ended.
/// </summary>
internal sealed class ResultMerger(BatchRun run, string folder)
{
    private const string Output = "output.jsonl";
    private const string Errors = "errors.jsonl";
    private const string Outcomes = "outcomes.jsonl";

    // By the path of a result file: the lines that are a task's outcome.
    private readonly Dictionary<string, LineSet> _lines = [];

    public async Task<FilesDocument> WriteAsync(BatchProgress progress, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var outcomes = await ReplaceAsync(Outcomes, file => WriteOutcomesAsync(file, cancellationToken)).ConfigureAwait(false);
        var output = await ReplaceAsync(Output, file => CopyAsync(progress.Parts.Select(static part => part.OutputFile), file, cancellationToken)).ConfigureAwait(false);
        var errors = await ReplaceAsync(Errors, file => CopyAsync(progress.Parts.Select(static part => part.ErrorFile), file, cancellationToken)).ConfigureAwait(false);
        return new(output, errors, outcomes);
    }

    private async Task WriteOutcomesAsync(FileStream file, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(file, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            await foreach (var outcome in run.ReadOutcomesAsync(cancellationToken).ConfigureAwait(false))
            {
                if (outcome.Location is { } place)
                    LinesOf(place.File).Add(place.LineNumber);

                await writer.WriteAsync(ToolJson.Write(OutcomeDocument.Of(outcome), ToolJson.Compact.OutcomeDocument)).ConfigureAwait(false);
                await writer.WriteAsync('\n').ConfigureAwait(false);
            }
        }
    }

    private async Task CopyAsync(IEnumerable<string?> sources, FileStream target, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            if (source is not null && _lines.TryGetValue(source, out var lines))
                await CopyAsync(source, lines, target, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Copies lines piece by piece: none is held, however long it is.</summary>
    private static async Task CopyAsync(string source, LineSet lines, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(256 * 1024);
        try
        {
            var file = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan);
            await using (file.ConfigureAwait(false))
            {
                var line = 1L;
                var isOpen = false;
                while (await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
                {
                    for (var start = 0; start < read;)
                    {
                        var length = buffer.AsSpan(start, read - start).IndexOf((byte)'\n') + 1;
                        var end = length == 0 ? read : start + length;
                        if (lines.Contains(line))
                        {
                            await target.WriteAsync(buffer.AsMemory(start, end - start), cancellationToken).ConfigureAwait(false);
                            isOpen = length == 0;
                        }

                        line += length == 0 ? 0 : 1;
                        start = end;
                    }
                }

                if (isOpen)
                    target.WriteByte((byte)'\n');
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The file comes into place when it is complete.</summary>
    private async Task<string> ReplaceAsync(string name, Func<FileStream, Task> write)
    {
        var path = Path.Combine(folder, name);
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = File.Create(temporary);
            await using (file.ConfigureAwait(false))
                await write(file).ConfigureAwait(false);

            File.Move(temporary, path, overwrite: true);
            return path;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private LineSet LinesOf(string file) => _lines.TryGetValue(file, out var lines) ? lines : _lines[file] = new();

    /// <summary>Numbers of lines, a bit each.</summary>
    private sealed class LineSet
    {
        private readonly List<ulong> _words = [];

        public void Add(long line)
        {
            while (_words.Count <= line / 64)
                _words.Add(0);

            _words[(int)(line / 64)] |= 1UL << (int)(line % 64);
        }

        public bool Contains(long line) => line / 64 < _words.Count && (_words[(int)(line / 64)] & (1UL << (int)(line % 64))) != 0;
    }
}

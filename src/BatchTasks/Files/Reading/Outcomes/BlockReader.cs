using System.Diagnostics.CodeAnalysis;
using BatchTasks.Results;

namespace BatchTasks.Files.Reading;

/// <summary>Makes outcomes of the lines of blocks.</summary>
internal sealed class BlockReader<TTask, TResult>(string name, BatchReadOptions options) : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private readonly BlockLines _lines = new(options.MaxLineBytes);
    private readonly OutcomeReader<TTask, TResult> _reader = new(options.KeepRawBodies);
    private readonly int _maxLineBytes = options.MaxLineBytes;

    /// <summary>The number of the line that was read last.</summary>
    public long LineNumber => _lines.LineNumber;

    /// <inheritdoc cref="BlockLines.Begin"/>
    public void Begin(in LineBlock block, long linesBefore) => _lines.Begin(block, linesBefore);

    /// <summary>Reads the next line that is not blank.</summary>
    /// <returns><see langword="false"/> at the end of the block.</returns>
    public bool TryRead([NotNullWhen(true)] out BatchOutcome<TResult>? outcome)
    {
        if (!_lines.TryRead())
        {
            outcome = null;
            return false;
        }

        var location = new BatchLineLocation(name, _lines.LineNumber);
        outcome = _lines.IsTooLong
            ? OutcomeReader<TTask, TResult>.ReadTooLong(_lines.Line.Span, location, _maxLineBytes)
            : _reader.ReadLine(_lines.Line.Span, location, _lines.IsTerminated);
        return true;
    }

    public void Dispose() => _reader.Dispose();
}

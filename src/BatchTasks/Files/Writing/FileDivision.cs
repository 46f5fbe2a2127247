using BatchTasks.Shared.Rules;

namespace BatchTasks.Files.Writing;

/// <summary>Which line goes into which file: the one place that decides where a file ends.</summary>
internal sealed class FileDivision(FileLimits limits, bool countsTokens)
{
    private readonly List<BatchFileSummary> _finished = [];

    // The file that the next line goes into.
    private int _requests;
    private long _bytes;
    private int _inputs;
    private long _tokens;

    /// <summary>The limit that the file would pass with one more line, or null. The first line always fits: one that is too large by itself is refused before.</summary>
    public FullFile? FindFull(LineSize line)
    {
        if (_requests == 0)
            return null;

        if (_requests >= limits.Requests)
            return new(RuleIds.TooManyRequests, $"{limits.Requests:N0} requests");

        if (line.Bytes > limits.Bytes - _bytes)
            return new(RuleIds.TooLarge, $"{limits.Bytes:N0} bytes");

        if (line.Inputs > limits.Inputs - _inputs)
            return new(RuleIds.TooManyEmbeddingInputs, $"{limits.Inputs:N0} embedding inputs");

        return line.Tokens > limits.Tokens - _tokens ? new(RuleIds.TooLarge, $"{limits.Tokens:N0} tokens", "BatchWriteOptions.MaxTokensPerFile") : null;
    }

    public void Add(LineSize line)
    {
        _requests++;
        _bytes += line.Bytes;
        _inputs += line.Inputs;
        _tokens += line.Tokens;
    }

    public void StartNextFile()
    {
        _finished.Add(new BatchFileSummary(_requests, _bytes, _inputs) { Tokens = countsTokens ? _tokens : null });
        (_requests, _bytes, _inputs, _tokens) = (0, 0, 0, 0);
    }

    /// <summary>What each file holds.</summary>
    public IReadOnlyList<BatchFileSummary> Finish()
    {
        StartNextFile();
        return _finished;
    }
}

/// <summary>A file that takes no further line.</summary>
/// <param name="Rule">The rule that it would break.</param>
/// <param name="Limit">The limit, for a message.</param>
/// <param name="Option">What sets the limit, or null where the service does.</param>
internal readonly record struct FullFile(string Rule, string Limit, string? Option = null);

using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>Takes what a reader reads, so that nothing of it is left out; the answers themselves are kept only to compare them.</summary>
internal sealed class ChatTally(bool keep = false)
{
    public List<ChatAnswer>? Kept { get; } = keep ? [] : null;

    public long Lines { get; private set; }

    public long Tokens { get; private set; }

    public long Tags { get; private set; }

    public long SummaryChars { get; private set; }

    public double Confidence { get; private set; }

    public void Add(string customId, string? requestId, string? model, string? finishReason, in BatchUsage usage, Verdict verdict)
    {
        Lines++;
        Tokens += usage.TotalTokens;
        Tags += verdict.Tags.Count;
        SummaryChars += verdict.Summary.Length;
        Confidence += verdict.Confidence;
        Kept?.Add(new(customId, requestId, model, finishReason, usage, verdict));
    }

    /// <summary>Lines of which nothing is read.</summary>
    public void AddLines(long lines) => Lines += lines;

    /// <summary>The sums, to be compared with those of programs outside.</summary>
    public string Sums => string.Create(null, $"{Lines} {Tokens} {Tags} {SummaryChars} {Math.Round(Confidence * 1000):0}");
}

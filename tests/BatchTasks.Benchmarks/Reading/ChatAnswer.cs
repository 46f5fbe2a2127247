using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>What a reader has to find in a line.</summary>
internal sealed record ChatAnswer(string CustomId, string? RequestId, string? Model, string? FinishReason, BatchUsage Usage, Verdict Verdict)
{
    public bool IsSameAs(ChatAnswer other) =>
        this with { Verdict = other.Verdict } == other
        && Verdict with { Tags = other.Verdict.Tags } == other.Verdict
        && Verdict.Tags.SequenceEqual(other.Verdict.Tags);
}

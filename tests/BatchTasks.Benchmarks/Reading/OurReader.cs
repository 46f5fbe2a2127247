using BatchTasks.Benchmarks.Comparison;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>This library.</summary>
internal sealed class OurReader : ResultReader
{
    public override string Name => Peers.Ours;

    public override void Read(byte[] file, ChatTally tally) => ReadAsync(file, tally).GetAwaiter().GetResult();

    private static async Task ReadAsync(byte[] file, ChatTally tally)
    {
        using var stream = new MemoryStream(file, writable: false);
        await foreach (var outcome in BatchFile.ReadAsync<ReviewTask, Verdict>(stream, "results.jsonl"))
        {
            if (outcome is not BatchOutcome<Verdict>.Succeeded { Value: var verdict })
                throw new InvalidDataException(outcome.Reason);

            tally.Add(outcome.CustomId, outcome.RequestId, outcome.Model, outcome.FinishReason, outcome.Usage.GetValueOrDefault(), verdict);
        }
    }
}

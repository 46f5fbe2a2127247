using BatchTasks.Benchmarks.Data;
using BatchTasks.Benchmarks.Tasks;

namespace BatchTasks.Benchmarks.Reading;

/// <summary>What the outcomes of result lines weigh by themselves: the objects that no reader can do without.</summary>
internal static class OwnObjects
{
    /// <summary>The bytes of one outcome, on average: itself, its id, its request's id, its result. The model and the finish reason are those of other lines.</summary>
    public static async Task<double> BytesPerLineAsync(int lines)
    {
        var data = ChatResults.InMemory(TextKind.En, lines);
        var outcomes = new List<BatchOutcome<Verdict>.Succeeded>();
        await foreach (var outcome in BatchFile.ReadAsync<ReviewTask, Verdict>(new MemoryStream(data.Bytes), "results.jsonl"))
            outcomes.Add((BatchOutcome<Verdict>.Succeeded)outcome);

        var copies = new object[outcomes.Count];
        _ = Copy(outcomes[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < copies.Length; i++)
            copies[i] = Copy(outcomes[i]);

        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        GC.KeepAlive(copies);
        return (double)bytes / lines;
    }

    private static BatchOutcome<Verdict>.Succeeded Copy(BatchOutcome<Verdict>.Succeeded outcome) => outcome with
    {
        CustomId = Copy(outcome.CustomId),
        RequestId = Copy(outcome.RequestId!),
        Value = outcome.Value with { Summary = Copy(outcome.Value.Summary), Tags = Copy(outcome.Value.Tags) },
    };

    private static string Copy(string text) => new(text.AsSpan());

    private static string[] Copy(IReadOnlyList<string> texts)
    {
        var copy = new string[texts.Count];
        for (var i = 0; i < copy.Length; i++)
            copy[i] = Copy(texts[i]);

        return copy;
    }
}

using System.Runtime.InteropServices;
using BatchTasks.Results;

namespace BatchTasks.Tests.Results.Layouts;

/// <summary>Lines as a reader sees that knows the layout of others, and as one that knows none.</summary>
internal sealed class Sight<TTask, TResult> : IDisposable
    where TTask : IBatchTaskSerializer<TTask, TResult>
{
    private static readonly BatchLineLocation s_place = new("output.jsonl", 7);

    private readonly OutcomeReader<TTask, TResult> _knowing = new(keepRawBodies: true);

    /// <summary>Reads a line, which both see alike.</summary>
    public BatchOutcome<TResult> Read(ReadOnlySpan<byte> line, bool isTerminated = true)
    {
        // A copy of its own length, so that nothing behind it is read by chance.
        var exact = line.ToArray();
        var known = _knowing.ReadLine(exact, s_place, isTerminated);
        using var fresh = new OutcomeReader<TTask, TResult>(keepRawBodies: true);
        var plain = fresh.ReadLine(exact, s_place, isTerminated);
        if (Describe(known) != Describe(plain))
            Assert.Fail($"{System.Text.Encoding.UTF8.GetString(line)}\nby its layout: {Describe(known)}\nplainly: {Describe(plain)}");

        return known;
    }

    /// <summary>Reads lines that are known well afterwards: what they have in common and what varies in them.</summary>
    public void Learn(params ReadOnlySpan<byte[]> lines)
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var line in lines)
                Read(line);
        }
    }

    public void Dispose() => _knowing.Dispose();

    private static string Describe(BatchOutcome<TResult> outcome) => string.Join('\n',
        outcome.Kind,
        outcome.CustomId,
        outcome.RequestId,
        outcome.Model,
        outcome.FinishReason,
        outcome.Usage,
        outcome.Location,
        outcome.Reason,
        (outcome as BatchOutcome<TResult>.Truncated)?.PartialAnswer,
        (outcome as IFailedOutcome)?.Error,
        outcome is BatchOutcome<TResult>.Succeeded succeeded ? Describe(succeeded.Value) : null,
        Convert.ToHexString(outcome.RawBody.Span));

    private static string? Describe(TResult value) => value switch
    {
        ReadOnlyMemory<float> vector => Convert.ToHexString(MemoryMarshal.AsBytes(vector.Span)),
        float[] vector => Convert.ToHexString(MemoryMarshal.AsBytes(vector.AsSpan())),
        _ => value?.ToString(),
    };
}

using System.Buffers;
using System.Text;
using BatchTasks.Conformance;

namespace BatchTasks.Tests.Conformance;

/// <summary>A task's line against the official schema of its endpoint's requests, and what it reads from a response that the official schema allows.</summary>
internal static class Conformant
{
    /// <summary>Fails unless the body of the task's line is valid and has no member that the schema does not name.</summary>
    public static void AssertBody<TTask, TResult>(TTask task)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var body = new ArrayBufferWriter<byte>();
        var writer = new BatchLineWriter(body);
        TTask.WriteBody(task, ref writer);
        writer.Flush();
        var errors = OpenApiRequests.Validate(TTask.Definition.Endpoint, body.WrittenSpan);
        Assert.True(errors.Count == 0, $"{string.Join('\n', errors)}\n{Encoding.UTF8.GetString(body.WrittenSpan)}");
    }

    /// <summary>The task's outcome where this response is its only result.</summary>
    public static async Task<BatchOutcome<TResult>> OutcomeAsync<TTask, TResult>(OpenApiResponse response, string customId)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var lines = Encoding.UTF8.GetBytes(response.ToResultLine(customId));
        var outcomes = new List<BatchOutcome<TResult>>();
        await foreach (var outcome in BatchFile.ReadAsync<TTask, TResult>(new MemoryStream(lines), "results.jsonl", cancellationToken: TestContext.Current.CancellationToken))
            outcomes.Add(outcome);

        var only = Assert.Single(outcomes);
        Assert.Equal(customId, only.CustomId);
        return only;
    }

    /// <summary>Fails unless the task's result in this response is the value.</summary>
    public static async Task AssertReadAsync<TTask, TResult>(TResult expected, OpenApiResponse response, Func<TResult, object?>? comparable = null)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var outcome = await OutcomeAsync<TTask, TResult>(response, "a");
        var succeeded = outcome as BatchOutcome<TResult>.Succeeded;
        Assert.True(succeeded is not null, $"{outcome.Reason}\n{response.Body.ToJsonString()}");
        comparable ??= value => value;
        Assert.Equal(comparable(expected), comparable(succeeded.Value));
    }
}

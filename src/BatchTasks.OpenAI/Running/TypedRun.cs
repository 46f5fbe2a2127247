using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>Runs what a place keeps to its end, and hands over each task's outcome.</summary>
internal static class TypedRun
{
    /// <summary>A run that was planned with these options.</summary>
    public static IAsyncEnumerable<BatchOutcome<TResult>> RunAsync<TTask, TResult>(OpenAIClient client, BatchRunOptions options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        RunAsync<TTask, TResult>(
            client,
            options,
            async place => await place.FindAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException($"There is no run in '{place.Directory ?? place.Name}' any more. Plan it again."),
            run => RunSettings.Of(options, run.Endpoint),
            cancellationToken);

    /// <summary>The run of a handle, with the settings that it was started with.</summary>
    public static IAsyncEnumerable<BatchOutcome<TResult>> CollectAsync<TTask, TResult>(
        OpenAIClient client, BatchRunHandle handle, BatchRunOptions options, CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        RunAsync<TTask, TResult>(
            client,
            options,
            place => HandleImport.FindOrTakeOverAsync(client, handle, place, options, cancellationToken),
            static run => RunSettings.Parse(run.Settings),
            cancellationToken);

    private static async IAsyncEnumerable<BatchOutcome<TResult>> RunAsync<TTask, TResult>(
        OpenAIClient client,
        BatchRunOptions options,
        Func<RunPlace, Task<RunRecord>> find,
        Func<RunRecord, RunSettings> settingsOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        var place = RunPlace.Of(options);
        await using (place.ConfigureAwait(false))
        {
            var run = await find(place).ConfigureAwait(false);
            var session = RunSession.Open(client, place.Store, run, settingsOf(run), options);
            var outcomes = CoreAsync(session, session.Outcomes<TTask, TResult>(), cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (outcomes.ConfigureAwait(false))
            {
                while (await LeftRun.GuardAsync(session, outcomes.MoveNextAsync, cancellationToken).ConfigureAwait(false))
                    yield return outcomes.Current;
            }
        }
    }

    private static async IAsyncEnumerable<BatchOutcome<TResult>> CoreAsync<TResult>(
        RunSession session, PartOutcomes<TResult> outcomes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var stepper = session.Stepper(outcomes);
        var delivery = session.Delivery(outcomes);
        await stepper.ReopenRefusedAsync(cancellationToken).ConfigureAwait(false);

        // What is here already comes whatever the service says.
        await foreach (var outcome in delivery.DeliverAsync(await stepper.ReadAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
            yield return outcome;

        while (true)
        {
            var step = await stepper.StepAsync(cancellationToken).ConfigureAwait(false);
            await foreach (var outcome in delivery.DeliverAsync(step.Parts, cancellationToken).ConfigureAwait(false))
                yield return outcome;

            if (step.IsDone)
                break;

            if (!step.Ended)
                await stepper.WaitAsync(step, cancellationToken).ConfigureAwait(false);
        }

        await session.NoteDoneAsync(cancellationToken).ConfigureAwait(false);
        var progress = session.Reporter.ToProgress(BatchRunPhase.Done);
        RunLog.Done(session.Context.Logger, progress.Requests, progress.Summary![BatchOutcomeKind.Succeeded]);
        session.Reporter.Report(BatchRunPhase.Done);
    }
}

using Microsoft.Extensions.Logging.Abstractions;
using OpenAI;

namespace BatchTasks;

/// <summary>A process at work on a run.</summary>
internal sealed class RunSession
{
    private RunSession(RunContext context)
    {
        Context = context;
        Reporter = new RunReporter(context.Options, () => context.Directory, context.Run);
    }

    public RunContext Context { get; }

    public RunReporter Reporter { get; }

    /// <param name="client">The official client.</param>
    /// <param name="store">Where the run is kept.</param>
    /// <param name="run">The run.</param>
    /// <param name="settings">What holds for its parts.</param>
    /// <param name="options">How this process is told about it.</param>
    public static RunSession Open(OpenAIClient client, BatchRunStore store, RunRecord run, RunSettings settings, BatchRunOptions options)
    {
        // On another machine than the planner's there is none yet.
        Directory.CreateDirectory(store.DirectoryOf(run));
        var service = new BatchService(client) { TransferTimeout = settings.TransferTimeout };
        return new RunSession(new RunContext(service, store, run, settings, options, options.Logger ?? NullLogger.Instance));
    }

    public RunStepper Stepper(IPartOutcomes outcomes) => new(Context, outcomes, Reporter);

    public PartOutcomes<TResult> Outcomes<TTask, TResult>()
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        new(Context, static (file, name, read, token) => BatchFile.ReadAsync<TTask, TResult>(file, name, read, token));

    public PartOutcomes<BatchRawBody> RawOutcomes() =>
        new(Context, (file, name, read, token) => BatchFile.ReadAsync(file, name, Context.Run.Endpoint, read, token));

    /// <param name="outcomes">Reads them.</param>
    /// <param name="handedOver">Is called when the caller has taken all outcomes of a part. The default notes it.</param>
    public OutcomeDelivery<TResult> Delivery<TResult>(PartOutcomes<TResult> outcomes, Func<PartRecord, CancellationToken, Task>? handedOver = null) =>
        new(Context, outcomes, Reporter, handedOver ?? ((part, cancellationToken) => HandedOver.NoteAsync(Context, part, cancellationToken)));

    /// <summary>Notes that everything was handed over, if it was.</summary>
    public async Task NoteDoneAsync(CancellationToken cancellationToken)
    {
        var parts = await Context.Store.ReadPartsAsync(Context.Run.Key, cancellationToken).ConfigureAwait(false);
        Reporter.Take(parts);
        if (parts.All(static part => part is { IsFinal: true, IsHandedOver: true }))
            await Context.Store.SetDoneAsync(Context.Run.Key, cancellationToken).ConfigureAwait(false);
    }
}

using System.Runtime.CompilerServices;
using OpenAI;

namespace BatchTasks;

/// <summary>
/// A run of batches in its store, whatever the type of its tasks: what schedulers, webhooks and tools work with. Any number of processes may open the same run and
/// step it: each part is worked on by one of them at a time. Of one object the methods are not for use by several threads at once.
/// </summary>
public sealed class BatchRun : IAsyncDisposable
{
    private static readonly TimeSpan s_longestWaitForOthers = TimeSpan.FromMinutes(1);

    // By number, the parts whose outcomes were read here.
    private readonly Dictionary<int, PartRecord> _read = [];

    private readonly RunPlace _place;
    private readonly RunSession _session;
    private readonly PartOutcomes<BatchRawBody> _outcomes;
    private readonly RunStepper _stepper;

    private BatchRun(RunPlace place, RunSession session)
    {
        _place = place;
        _session = session;
        _outcomes = session.RawOutcomes();
        _stepper = session.Stepper(_outcomes);
    }

    /// <summary>The name of the run in its store; empty for the run of a state directory.</summary>
    public string Name => _session.Context.Run.Name;

    /// <summary>The endpoint of all requests, in the form of the OpenAI service.</summary>
    public string Endpoint => _session.Context.Run.Endpoint;

    /// <summary>The model of all requests, or <see langword="null"/> where they name several or none.</summary>
    public string? Model => _session.Context.Run.Model;

    /// <summary>The full name of the type of the tasks, or <see langword="null"/> where the run is of lines whose type is not known.</summary>
    public string? TaskType => _session.Context.Run.TaskType;

    /// <summary>The folder of the run's files on this machine.</summary>
    public string StateDirectory => _session.Context.Directory;

    /// <summary>
    /// Plans an input file, whoever wrote it, or carries on the run that it was planned into before. Nothing is sent yet: <see cref="StepAsync"/> and
    /// <see cref="RunToEndAsync"/> do that.
    /// </summary>
    /// <param name="client">The official client, or one that derives from it (Azure OpenAI).</param>
    /// <param name="inputFile">The file: any number of requests, split at the service's limits.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="cancellationToken">Stops the planning.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    /// <exception cref="InvalidDataException">The service would refuse the file. The message names the line and the rule.</exception>
    /// <exception cref="BatchCostException">The run would cost more than <see cref="BatchRunOptions.MaxCost"/>, or what it costs can't be told.</exception>
    /// <exception cref="BatchInputChangedException">The place has a run of other requests.</exception>
    public static async Task<BatchRun> StartAsync(OpenAIClient client, string inputFile, BatchRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(inputFile);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var described = await BatchFile.DescribeAsync(inputFile, cancellationToken).ConfigureAwait(false);
        var source = new RunSource
        {
            Endpoint = described.Endpoint ?? throw new InvalidDataException(
                $"The requests of '{inputFile}' have no url, or several; a batch has one endpoint. BatchFile.ValidateAsync tells the lines."),
            Model = described.Model,
            WriteAsync = (path, write, token) => BatchFile.SplitAsync(inputFile, path, write, token),
            FindDifferenceAsync = (files, _, token) => BatchFile.FindDifferenceAsync(files, inputFile, token),
        };
        var place = RunPlace.Of(options);
        return await OpenAsync(place, async () =>
        {
            var planned = await RunPlanner.PlanAsync(options, place, source, cancellationToken).ConfigureAwait(false);
            return new BatchRun(place, RunSession.Open(client, place.Store, planned.Run, RunSettings.Of(options, planned.Run.Endpoint), options));
        }).ConfigureAwait(false);
    }

    /// <summary>Opens a run that the options' place has, with the settings that it was started with.</summary>
    /// <param name="client">The official client.</param>
    /// <param name="options">Where it is kept, and how this process is told about it.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="FileNotFoundException">There is no run.</exception>
    public static async Task<BatchRun> OpenAsync(OpenAIClient client, BatchRunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var place = RunPlace.Of(options);
        return await OpenAsync(place, async () =>
        {
            var run = await place.FindAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new FileNotFoundException(place.Directory is { } directory ? $"There is no run in '{directory}'." : $"The store has no run '{place.Name}'.");
            return new BatchRun(place, RunSession.Open(client, place.Store, run, RunSettings.Parse(run.Settings), options));
        }).ConfigureAwait(false);
    }

    /// <summary>
    /// Opens the run that a handle names: from the options' place, or where they name none from the handle's own folder. Where that has no such run, on another machine, it is
    /// taken over from the service: the input files are downloaded too, and what was not collected is.
    /// </summary>
    /// <param name="client">The official client.</param>
    /// <param name="handle">The handle.</param>
    /// <param name="options">Where to keep the run, and how this process is told about it. The default is the handle's folder.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="InvalidOperationException">The run is not there, and the handle was made before all of its parts were submitted.</exception>
    /// <exception cref="BatchServiceException">The service could not be reached, or has an input file no more.</exception>
    public static async Task<BatchRun> OpenAsync(
        OpenAIClient client, BatchRunHandle handle, BatchRunOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(handle);
        options = handle.PlaceIn(options ?? new BatchRunOptions());
        options.Check();
        var place = RunPlace.Of(options);
        return await OpenAsync(place, async () =>
        {
            var run = await HandleImport.FindOrTakeOverAsync(client, handle, place, options, cancellationToken).ConfigureAwait(false);
            return new BatchRun(place, RunSession.Open(client, place.Store, run, RunSettings.Parse(run.Settings), options));
        }).ConfigureAwait(false);
    }

    /// <summary>What finds the run again in another process, for a database column or a message: <see cref="BatchRunHandle.ToJson"/>.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<BatchRunHandle> GetHandleAsync(CancellationToken cancellationToken = default)
    {
        await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        return BatchRunHandle.Of(_session.Context.Run, _place, _session.Reporter.Parts);
    }

    /// <summary>
    /// Does all that can be done now: submits what fits, looks at the batches whose look is due, downloads and settles what has ended. It never waits for the service's
    /// work; when the next step is worth while is in <see cref="BatchProgress.NextStep"/>.
    /// </summary>
    /// <param name="cancellationToken">Stops between the calls of the service.</param>
    /// <exception cref="BatchServiceException">The service refuses for good. Nothing is lost: a later step goes on.</exception>
    public async Task<BatchProgress> StepAsync(CancellationToken cancellationToken = default) =>
        await LeftRun.GuardAsync(
            _session,
            async () =>
            {
                RunStep step;
                do
                    step = await _stepper.StepAsync(cancellationToken).ConfigureAwait(false);
                while (step.Ended);
                return _session.Reporter.ToProgress(_session.Reporter.CurrentPhase(), step.Next);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>How far the run is, from its store alone: no call of the service is made.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<BatchProgress> ReadProgressAsync(CancellationToken cancellationToken = default)
    {
        var parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _session.Reporter.ToProgress(_session.Reporter.CurrentPhase(), NextStep(parts));
    }

    /// <summary>Steps, and waits in between, until each task has its outcome. Parts that the service refused before are tried again.</summary>
    /// <param name="cancellationToken">Stops; the run can be carried on.</param>
    /// <exception cref="BatchRunCanceledException">The token was cancelled.</exception>
    /// <exception cref="BatchServiceException">The service refuses for good.</exception>
    public async Task<BatchProgress> RunToEndAsync(CancellationToken cancellationToken = default) =>
        await LeftRun.GuardAsync(
            _session,
            async () =>
            {
                await _stepper.ReopenRefusedAsync(cancellationToken).ConfigureAwait(false);
                while (true)
                {
                    var step = await _stepper.StepAsync(cancellationToken).ConfigureAwait(false);
                    if (step.IsDone)
                        break;

                    if (!step.Ended)
                        await _stepper.WaitAsync(step, cancellationToken).ConfigureAwait(false);
                }

                _session.Reporter.Report(BatchRunPhase.Done);
                return _session.Reporter.ToProgress(BatchRunPhase.Done);
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Steps until everything that there is room for is at the service.</summary>
    /// <param name="cancellationToken">Stops; the run can be carried on.</param>
    /// <exception cref="BatchServiceException">The service refuses for good.</exception>
    public async Task<BatchProgress> SubmitAsync(CancellationToken cancellationToken = default) =>
        await LeftRun.GuardAsync(
            _session,
            async () =>
            {
                await _stepper.ReopenRefusedAsync(cancellationToken).ConfigureAwait(false);
                while (true)
                {
                    var step = await _stepper.StepAsync(cancellationToken).ConfigureAwait(false);
                    if (!step.Ended && !step.Parts.Any(static part => part.State is PartState.Uploading or PartState.Uploaded or PartState.Creating))
                        return _session.Reporter.ToProgress(_session.Reporter.CurrentPhase(), step.Next);

                    if (!step.Ended)
                        await _stepper.WaitAsync(step, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Calls the run off: parts that were not submitted are not any more (their tasks are <c>Cancelled</c>), and the service is asked to cancel the others, which takes up to ten
    /// minutes. Go on stepping until they have ended: what was executed is paid for, and is handed over. No process submits or sends anything of the run again until
    /// <see cref="RetryAsync"/> asks for it. What another process is about to submit at the moment is waited for, up to a minute.
    /// </summary>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The progress, and what went wrong with a batch, or is still another process's, in <see cref="BatchCancellation.Problem"/>.</returns>
    public async Task<BatchCancellation> CancelAsync(CancellationToken cancellationToken = default)
    {
        var context = _session.Context;
        await context.Store.SetCalledOffAsync(context.Run.Key, isCalledOff: true, cancellationToken).ConfigureAwait(false);
        var parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        foreach (var part in parts.Where(static part => part.IsBeforeCreation))
            await RunCancellation.CallOffAsync(context, part, cancellationToken).ConfigureAwait(false);

        // A creation without an answer is cleared up first, and what another process is about to submit is waited for: what can't be found can't be cancelled.
        parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        var patience = context.Now + s_longestWaitForOthers + context.Settings.CreationWait;
        while (parts.Any(RunCancellation.IsBeforeItsBatch) && context.Now < patience)
        {
            var step = await _stepper.StepAsync(cancellationToken).ConfigureAwait(false);
            parts = step.Parts;
            if (!step.Ended && parts.Any(RunCancellation.IsBeforeItsBatch))
                await _stepper.WaitAsync(step, cancellationToken).ConfigureAwait(false);
        }

        var problems = RunCancellation.Describe(parts) + await RunCancellation.CancelBatchesAsync(context, parts, cancellationToken).ConfigureAwait(false);
        var progress = await ReadProgressAsync(cancellationToken).ConfigureAwait(false);
        return new BatchCancellation(progress, problems.Length == 0 ? null : problems.TrimStart());
    }

    /// <summary>
    /// Sends tasks again whose part has ended, as new parts of the run, which is open again then, also where it was called off. It may pay for them again: the policy says for
    /// which outcomes.
    /// </summary>
    /// <param name="policy">Which outcomes' tasks, and how often a task may be sent in all.</param>
    /// <param name="cancellationToken">Stops between the parts.</param>
    /// <returns>How many tasks are sent again.</returns>
    public async Task<long> RetryAsync(BatchRetryPolicy policy, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(policy);
        policy.Check();
        var context = _session.Context;
        if (await context.IsCalledOffAsync(cancellationToken).ConfigureAwait(false))
            await context.Store.SetCalledOffAsync(context.Run.Key, isCalledOff: false, cancellationToken).ConfigureAwait(false);

        var parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        return await PartRetry.RetryAsync(context, _outcomes, _stepper, parts, policy, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The outcomes of the parts that have ended, each task once, with the bodies as the service sent them. Call it after the end for all of them. Reading changes nothing:
    /// <see cref="NoteHandedOverAsync"/> tells that they are taken.
    /// </summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<BatchOutcome<BatchRawBody>> ReadOutcomesAsync(CancellationToken cancellationToken = default) => ReadAsync(_outcomes, cancellationToken);

    /// <summary>
    /// The outcomes of the parts that have ended, each task once, with typed results. Call it after the end for all of them. Reading changes nothing:
    /// <see cref="NoteHandedOverAsync"/> tells that they are taken.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="cancellationToken">Stops the reading.</param>
    public IAsyncEnumerable<BatchOutcome<TResult>> ReadOutcomesAsync<TTask, TResult>(CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        ReadAsync(_session.Outcomes<TTask, TResult>(), cancellationToken);

    /// <summary>
    /// Notes that the parts are handed over whose outcomes were read to the end here (<see cref="ReadOutcomesAsync(CancellationToken)"/>): no handler gets them any more, their files at
    /// the service are deleted where <see cref="BatchRunOptions.FileCleanUp"/> asks for it, and a run of which nothing is left is done. Call it when what was read is safe.
    /// </summary>
    /// <param name="cancellationToken">Stops between the parts.</param>
    public async Task NoteHandedOverAsync(CancellationToken cancellationToken = default)
    {
        List<PartRecord> read;
        lock (_read)
            read = [.. _read.Values];

        foreach (var part in read)
            await HandedOver.NoteAsync(_session.Context, part, cancellationToken).ConfigureAwait(false);

        await _session.NoteDoneAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Gives the outcomes of ended parts, that no process has handed over before, to a handler, and notes it part by part. Where several processes do so, each part is one process's; a
    /// part whose handing over was broken off is handed over again from its beginning.
    /// </summary>
    /// <typeparam name="TTask">The type of the tasks.</typeparam>
    /// <typeparam name="TResult">The type of their answers.</typeparam>
    /// <param name="handle">Takes an outcome. What it throws ends the call; the part is not noted then.</param>
    /// <param name="cancellationToken">Stops the handing over.</param>
    /// <returns>How many outcomes were handed over.</returns>
    public Task<long> HandOverAsync<TTask, TResult>(Func<BatchOutcome<TResult>, CancellationToken, ValueTask> handle, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult> =>
        HandOverAsync<TTask, TResult>(handle, null, cancellationToken);

    /// <inheritdoc cref="HandOverAsync{TTask, TResult}(Func{BatchOutcome{TResult}, CancellationToken, ValueTask}, CancellationToken)"/>
    /// <param name="handle">Takes an outcome. What it throws ends the call; the part is not noted then.</param>
    /// <param name="completePart">Is called after the last outcome of a part and before it is noted: what is still buffered is written now, or comes again.</param>
    /// <param name="cancellationToken">Stops the handing over.</param>
    public async Task<long> HandOverAsync<TTask, TResult>(
        Func<BatchOutcome<TResult>, CancellationToken, ValueTask> handle, Func<CancellationToken, ValueTask>? completePart, CancellationToken cancellationToken = default)
        where TTask : IBatchTaskSerializer<TTask, TResult>
    {
        ArgumentNullException.ThrowIfNull(handle);
        var parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        var count = await PartHandover.HandOverAsync(_session, _session.Outcomes<TTask, TResult>(), parts, handle, completePart, cancellationToken).ConfigureAwait(false);
        await _session.NoteDoneAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>Closes the run, and its store unless the caller gave it.</summary>
    public ValueTask DisposeAsync() => _place.DisposeAsync();

    private async IAsyncEnumerable<BatchOutcome<TResult>> ReadAsync<TResult>(
        PartOutcomes<TResult> outcomes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = await _stepper.ReadAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var outcome in _session.Delivery(outcomes, Remember).DeliverAsync(parts, cancellationToken).ConfigureAwait(false))
            yield return outcome;

        Task Remember(PartRecord part, CancellationToken cancellationToken)
        {
            lock (_read)
                _read[part.Number] = part;

            return Task.CompletedTask;
        }
    }

    private DateTimeOffset? NextStep(IReadOnlyList<PartRecord> parts)
    {
        var open = parts.Where(static part => !part.IsFinal).ToList();
        return open.Count == 0 ? null : open.Min(part => part.NotBefore ?? _session.Context.Now);
    }

    private static async Task<BatchRun> OpenAsync(RunPlace place, Func<Task<BatchRun>> open)
    {
        try
        {
            return await open().ConfigureAwait(false);
        }
        catch
        {
            await place.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}

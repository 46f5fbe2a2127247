using BatchTasks.Shared.Limits;

namespace BatchTasks.Emulator;

/// <summary>How an emulator behaves. The defaults answer quickly, accept any key and any model, and keep nothing after the end.</summary>
public sealed record BatchEmulatorOptions
{
    /// <summary>The port on the loopback interface; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What answers each request. The default is <see cref="EmulatedResponse.Default"/>. It may be called by several threads at once.</summary>
    /// <remarks>
    /// Requests that the service refuses with a 4xx (no messages, say) do not get here. An exception becomes an answer with status 500; it never ends the
    /// batch. The token is signalled when the batch is cancelled or expires, when a synchronous caller goes away, and when the emulator ends; what is then
    /// still at work counts as not answered.
    /// </remarks>
    public Func<EmulatedRequest, CancellationToken, ValueTask<EmulatedResponse>>? Handler { get; init; }

    /// <summary>The server that answers each request instead of a <see cref="Handler"/>; null, the default, for none. What it takes and refuses is its own matter.</summary>
    public EmulatorBackend? Backend { get; init; }

    /// <summary>How long a batch stays in each of the statuses validating, in_progress (beside the answers' own time), finalizing and cancelling. Default 5 ms.</summary>
    public TimeSpan StepDelay { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>When a batch expires, counted from its creation, or null for the 24 hours that the service has. At most 30 days.</summary>
    public TimeSpan? CompletionWindow { get; init; }

    /// <summary>Handler calls of one batch, or calls of the <see cref="Backend"/> of all batches and callers, at the same time. Default 8.</summary>
    public int MaxConcurrency { get; init; } = 8;

    /// <summary>Decides the order of the rows of the result files: the same seed gives the same order for the same file.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The key that callers must send, or null to take any. A call without an Authorization header is always refused.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The models that are served, or null to serve any name.</summary>
    public IReadOnlyCollection<string>? Models { get; init; }

    /// <summary>Requests that one input file may have. Default: the service's 50,000.</summary>
    public int MaxRequestsPerFile { get; init; } = BatchLimits.RequestsPerFile;

    /// <summary>Bytes that one input file may have. Default: 200,000,000.</summary>
    public long MaxBytesPerFile { get; init; } = BatchLimits.BytesPerFile;

    /// <summary>
    /// The folder for files, batches and the ledger, or null for a temporary one that goes with the emulator. In a folder that is given all of it stays: the next
    /// emulator with this folder has it again, and batches that were running go on, however the one before ended. A request whose answer was kept is not
    /// executed again. One emulator at a time can have a folder.
    /// </summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// The prompt tokens that the batches which have not ended may have together, for each model; null, the default, for no limit. A batch that does not fit fails
    /// in its validation with <c>token_limit_exceeded</c>, as at OpenAI.
    /// </summary>
    public long? MaxEnqueuedTokens { get; init; }

    /// <summary>Whether a batch that does not fit under <see cref="MaxEnqueuedTokens"/> is not created at all, status 400, as at Azure OpenAI.</summary>
    public bool TokenLimitRefusesCreation { get; init; }

    /// <summary>Counts the tokens of one request for <see cref="MaxEnqueuedTokens"/>. The default counts one for each four bytes of the prompt, as the answers' usage does.</summary>
    public Func<EmulatedRequest, long>? RequestTokens { get; init; }

    /// <summary>What goes wrong, or null, the default, for nothing.</summary>
    public EmulatorFaults? Faults { get; init; }

    /// <summary>Where time comes from: delays, timestamps, the completion window.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, 65_535);
        ArgumentOutOfRangeException.ThrowIfLessThan(StepDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrency, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxRequestsPerFile, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxBytesPerFile, 1);
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Backend?.Validate();
        if (Backend is not null && Handler is not null)
            throw new ArgumentException("Requests are answered by a handler or by a backend: give one of them.");

        if (MaxEnqueuedTokens is { } tokens)
            ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 1, nameof(MaxEnqueuedTokens));

        if (CompletionWindow is { } window)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(window, TimeSpan.FromDays(30));
        }
    }
}

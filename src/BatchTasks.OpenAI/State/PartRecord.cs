namespace BatchTasks;

/// <summary>A part as the store keeps it: one input file, one batch. A part of a later attempt holds those requests of its parent that are sent again.</summary>
internal sealed record PartRecord
{
    /// <summary>The number of a part that is added to a run: the store gives it the next one.</summary>
    public const int NextNumber = 0;

    /// <summary>Whether nothing is left to be done for it but handing over.</summary>
    public bool IsFinal => State is PartState.Settled or PartState.Refused;

    /// <summary>Whether there is no batch of it, and none is being created.</summary>
    public bool IsBeforeCreation => State is PartState.Planned or PartState.Uploading or PartState.Uploaded;

    /// <summary>Whether it is, or may be, at the service.</summary>
    public bool IsAtService => State is PartState.Creating or PartState.Submitted;

    /// <summary>Whether something can be done for it at that time.</summary>
    /// <param name="now">The time.</param>
    /// <param name="longest">No pause is longer: what lies further ahead was noted before the clock was set back.</param>
    public bool IsDue(DateTimeOffset now, TimeSpan longest) => !IsFinal && !(NotBefore > now && NotBefore - now <= longest);

    /// <summary>The run's.</summary>
    public required string RunKey { get; init; }

    /// <summary>Counted from 1 over the whole run.</summary>
    public required int Number { get; init; }

    /// <summary>1 for the parts of the plan.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The part whose requests are sent again, or null.</summary>
    public int? Parent { get; init; }

    /// <summary>The name of the input file.</summary>
    public required string InputFile { get; init; }

    public required int Requests { get; init; }

    public required long Bytes { get; init; }

    public int EmbeddingInputs { get; init; }

    /// <summary>Prompt tokens by our count, or null where they were not counted.</summary>
    public long? Tokens { get; init; }

    public PartState State { get; init; }

    /// <summary>How often its batch was created, or its creation begun: a part that did not fit into the service's queue is created again.</summary>
    public int Submission { get; init; }

    /// <summary>When the upload or the creation that is under way was begun.</summary>
    public DateTimeOffset? IntentAt { get; init; }

    /// <summary>At the service.</summary>
    public string? InputFileId { get; init; }

    /// <summary>The batch's id.</summary>
    public string? BatchId { get; init; }

    /// <summary>The batch as the service described it last, its own JSON.</summary>
    public string? Batch { get; init; }

    /// <summary>When the batch was first seen to have ended.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Nothing is done for it before. Null: at once.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>Looks at the batch without a failure.</summary>
    public int Looks { get; init; }

    /// <summary>Failures in a row of the step that it stands at.</summary>
    public int Failures { get; init; }

    /// <summary>The name of the downloaded file, or null where there is none (yet).</summary>
    public string? OutputFile { get; init; }

    /// <inheritdoc cref="OutputFile"/>
    public string? ErrorFile { get; init; }

    /// <summary>What went wrong last, for people.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the service refuses the part, as JSON.</summary>
    public string? Refusal { get; init; }

    /// <summary>The outcomes by kind, and the tokens of all lines, as JSON. Present from <see cref="PartState.Settled"/> on.</summary>
    public string? Tally { get; init; }

    /// <summary>Every outcome was handed over.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>The files at the service were deleted.</summary>
    public bool IsCleanedUp { get; init; }

    /// <summary>Counts the changes.</summary>
    public long Version { get; init; }

    /// <summary>Who works on it, or null.</summary>
    public string? LeaseOwner { get; init; }

    /// <summary>How long, by the store's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }
}

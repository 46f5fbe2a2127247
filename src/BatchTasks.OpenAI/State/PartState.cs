namespace BatchTasks;

/// <summary>How far a part is. The names are those in the store.</summary>
internal enum PartState
{
    /// <summary>Its input file is written; nothing was sent. It waits for its place in the queue.</summary>
    Planned,

    /// <summary>It has its place in the queue, and its upload was begun, or is about to be.</summary>
    Uploading,

    /// <summary>The service has its input file.</summary>
    Uploaded,

    /// <summary>The creation of its batch was begun, or is about to be.</summary>
    Creating,

    /// <summary>Its batch is at the service.</summary>
    Submitted,

    /// <summary>Its batch has ended; result files may still be missing here.</summary>
    Ended,

    /// <summary>The result files are here, and what is to be sent again is a part of its own.</summary>
    Settled,

    /// <summary>The service refuses it. It has no batch.</summary>
    Refused,
}

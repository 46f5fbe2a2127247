namespace BatchTasks;

/// <summary>Why a line of a result file belongs to no task.</summary>
public enum BatchUnmatchedReason
{
    /// <summary>No <c>custom_id</c> can be read from it.</summary>
    NoCustomId,

    /// <summary>The batch has no task with its <c>custom_id</c>.</summary>
    UnknownCustomId,

    /// <summary>An earlier line was already taken as the outcome of its <c>custom_id</c>.</summary>
    DuplicateCustomId,
}

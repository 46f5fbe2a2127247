namespace BatchTasks.Files.Reading;

/// <summary>How the blocks of a stream are used.</summary>
internal enum LineBlockUse
{
    /// <summary>One after another: a block is what has come, and is valid until the next one is read.</summary>
    InTurn,

    /// <summary>Several at a time: a block is filled, and its array is its user's, who gives it back to the shared pool.</summary>
    AtOnce,
}

namespace BatchTasks.Emulator;

/// <summary>What the <c>request_counts</c> of an ended batch tell.</summary>
public enum EmulatorCounts
{
    /// <summary>What is so.</summary>
    Right,

    /// <summary>Zero of each.</summary>
    Zero,

    /// <summary>The numbers of <c>completed</c> and <c>failed</c> stand in each other's place.</summary>
    Swapped,

    /// <summary>Null instead of the counts.</summary>
    Absent,
}

namespace BatchTasks;

/// <summary>The order in which a run hands its outcomes over.</summary>
public enum BatchOutcomeOrder
{
    /// <summary>Part by part as each ends, and in each part as the service wrote them: the soonest, in bounded memory.</summary>
    AsCompleted,

    /// <summary>As the tasks were given. A part that ends early waits on the disk for those before it; the outcomes of one part are in memory at a time.</summary>
    Input,
}

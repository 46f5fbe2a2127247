namespace BatchTasks;

/// <summary>Lets the outcomes of a run be enumerated once: each enumeration would submit all tasks, and pay for them.</summary>
internal sealed class FirstEnumeration
{
    private int _hasBegun;

    /// <exception cref="InvalidOperationException">It is not the first.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0)
        {
            throw new InvalidOperationException("The outcomes of this run were enumerated before, and a second time would submit, and pay for, all tasks again. "
                + "Keep the outcomes of the first enumeration in a list, or call RunBatchAsync again where a second run is wanted.");
        }
    }
}

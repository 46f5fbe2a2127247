namespace BatchTasks;

/// <summary>Lets the outcomes of a call be enumerated once: without a state directory each enumeration would submit all tasks, and pay for them.</summary>
internal sealed class FirstEnumeration
{
    private int _hasBegun;

    /// <exception cref="InvalidOperationException">It is not the first.</exception>
    public void Begin()
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0)
        {
            throw new InvalidOperationException("The outcomes of this call were enumerated before, and a second time could submit, and pay for, all tasks again. "
                + "Keep the outcomes of the first enumeration in a list, or make the call again: with the same state directory it hands them over again for nothing.");
        }
    }
}

namespace BatchTasks.Emulator.Http;

/// <summary>Counts the calls of each kind.</summary>
internal sealed class CallNumbers
{
    private readonly int[] _last = new int[Enum.GetValues<EmulatorCallKind>().Length];

    public int Next(EmulatorCallKind kind) => Interlocked.Increment(ref _last[(int)kind]);
}

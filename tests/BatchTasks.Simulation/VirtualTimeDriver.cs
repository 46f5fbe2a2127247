using System.Diagnostics;

namespace BatchTasks.Simulation;

/// <summary>Moves the clocks of all simulations of the process, from a thread of its own, whenever the thread pool has nothing to do.</summary>
internal static class VirtualTimeDriver
{
    // Of the real time. What is not at the pool, the start of a thread for one, takes far less.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private static readonly object s_lock = new();
    private static readonly List<Driven> s_clocks = [];
    private static bool s_isRunning;

    /// <summary>Moves this clock too, until what is given back is disposed.</summary>
    public static Driven Drive(VirtualTime time)
    {
        var driven = new Driven(time);
        lock (s_lock)
        {
            s_clocks.Add(driven);
            if (!s_isRunning)
                new Thread(Run) { IsBackground = true, Name = "Virtual time" }.Start();

            s_isRunning = true; // One thread alone: what it has queued itself cannot come between its looks at the pool.
        }

        return driven;
    }

    private static void Run()
    {
        var wait = new SpinWait();
        while (true)
        {
            if (!PoolIdleness.IsIdle)
            {
                wait.SpinOnce(sleep1Threshold: 200);
                continue;
            }

            Driven[] clocks;
            lock (s_lock)
            {
                clocks = [.. s_clocks];
                s_isRunning = clocks.Length > 0;
                if (!s_isRunning)
                    return;
            }

            wait.Reset();
            var hasMoved = false;
            foreach (var clock in clocks)
                hasMoved |= clock.Advance();

            if (!hasMoved)
                Thread.Sleep(1);
        }
    }

    /// <summary>A clock that is moved.</summary>
    public sealed class Driven(VirtualTime time) : IDisposable
    {
        private readonly TaskCompletionSource _standstill = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long? _stoodStillSince;

        /// <summary>Ends when there has been nothing to move the clock to for a while.</summary>
        public Task Standstill => _standstill.Task;

        public bool Advance()
        {
            if (time.TryAdvance())
            {
                _stoodStillSince = null;
                return true;
            }

            _stoodStillSince ??= Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(_stoodStillSince.Value) > s_patience)
                _standstill.TrySetResult();

            return false;
        }

        public void Dispose()
        {
            lock (s_lock)
                s_clocks.Remove(this);
        }
    }
}

namespace BatchTasks.Chaos.Tests.Schedules;

/// <summary>How a simulated process stops.</summary>
/// <param name="Call">The number of the call to the service at which it does.</param>
/// <param name="IsAfterEffect">Whether the call still has its effect; the answer does not come.</param>
/// <param name="Pause">How long it is suspended, as a machine that sleeps, and then goes on with what it knew; null where it has ended.</param>
internal sealed record ProcessStop(int Call, bool IsAfterEffect, TimeSpan? Pause);

/// <summary>The end of a simulated process. Nothing that runs in it knows the type.</summary>
internal sealed class ProcessEndedException() : Exception("The process has ended.");

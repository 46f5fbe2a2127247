namespace BatchTasks.Emulator;

/// <summary>A call that has come in.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Number">Its number among the calls of its kind since the emulator's start, from 1.</param>
/// <param name="Id">The id in its path, or null where it has none.</param>
public sealed record EmulatorCall(EmulatorCallKind Kind, int Number, string? Id);

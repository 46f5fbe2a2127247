namespace BatchTasks.Emulator;

/// <summary>A call of one of the request's functions.</summary>
/// <param name="Name">The function.</param>
/// <param name="Arguments">Its arguments as JSON text.</param>
public sealed record EmulatedToolCall(string Name, string Arguments);

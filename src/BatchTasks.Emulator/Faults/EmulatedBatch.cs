namespace BatchTasks.Emulator;

/// <summary>A batch that has been created, as faults are asked about it.</summary>
/// <param name="Number">Its number in the order of their creation, from 1.</param>
/// <param name="Endpoint">Its endpoint.</param>
/// <param name="Metadata">What was attached to it.</param>
public sealed record EmulatedBatch(int Number, string Endpoint, IReadOnlyDictionary<string, string> Metadata);

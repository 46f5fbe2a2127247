namespace BatchTasks;

/// <summary>Another process works on the part: what this one wanted to note of it was not noted.</summary>
internal sealed class LeaseLostException(string message) : Exception(message);

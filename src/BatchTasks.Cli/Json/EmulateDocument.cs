namespace BatchTasks.Cli.Json;

/// <summary>What <c>emulate</c> writes once it listens.</summary>
internal sealed record EmulateDocument(string BaseUrl);

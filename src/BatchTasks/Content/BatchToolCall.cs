namespace BatchTasks;

/// <summary>A call of a function that the model asked for.</summary>
/// <param name="Id">The id of the call, which the tool's message repeats.</param>
/// <param name="Name">The name of the function.</param>
/// <param name="ArgumentsJson">The arguments as the model wrote them: JSON as a rule, which the service does not vouch for.</param>
public sealed record BatchToolCall(string Id, string Name, string ArgumentsJson);

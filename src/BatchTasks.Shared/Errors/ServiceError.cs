namespace BatchTasks.Shared.Errors;

/// <summary>What the service says is wrong: a code (null where it gives none), a message, and the parameter that it is about.</summary>
internal readonly record struct ServiceError(string? Code, string Message, string? Param);

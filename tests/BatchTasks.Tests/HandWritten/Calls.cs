namespace BatchTasks.Tests.HandWritten;

public static class Calls
{
    public static BatchToolCall Of(string id, string name, string argumentsJson) => new() { Id = id, Name = name, ArgumentsJson = argumentsJson };
}

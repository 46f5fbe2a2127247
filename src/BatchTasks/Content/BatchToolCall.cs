namespace BatchTasks;

/// <summary>One call of a tool.</summary>
public sealed record BatchToolCall
{
    /// <summary>The id by which the tool's output refers to the call (<c>id</c> of chat completions, <c>call_id</c> of responses). Empty where there is none.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the tool.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments as the model wrote them: JSON that need not be valid; of a custom tool the input, which is any text.</summary>
    public required string ArgumentsJson { get; init; }

    /// <summary>The arguments, typed as the task declares them for the tool; <see langword="null"/> where they can't be read, and of a tool that the task has no type for.</summary>
    public object? Arguments { get; init; }

    /// <summary>Why <see cref="Arguments"/> is missing, in a sentence, or <see langword="null"/>. The other calls are not touched by it.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the tool is a custom one, whose input is text and not JSON.</summary>
    public bool IsCustom { get; init; }
}

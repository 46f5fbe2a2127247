namespace BatchTasks;

/// <summary>What is the same for every task of one type.</summary>
public sealed record BatchTaskDefinition
{
    /// <summary>The url of each line and of the batch, in the form of the OpenAI service.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The model of every task, or <see langword="null"/> where each task names its own.</summary>
    public string? Model { get; init; }

    /// <summary>The template of the <c>custom_id</c>.</summary>
    public required string CustomIdTemplate { get; init; }

    /// <summary>The name of the batch that the type is declared to go into.</summary>
    public string? BatchName { get; init; }

    /// <summary>Where in a response the answer stands.</summary>
    public required BatchAnswerKind AnswerKind { get; init; }

    /// <summary>The JSON schema that the request asks for, or <see langword="null"/> where it asks for none.</summary>
    public string? ResultSchema { get; init; }
}

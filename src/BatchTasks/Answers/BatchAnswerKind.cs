namespace BatchTasks;

/// <summary>Where in a response the answer stands.</summary>
public enum BatchAnswerKind
{
    /// <summary>
    /// The text of the message that the model wrote: of chat completions and completions the first choice's; of the responses endpoint, whose output may hold
    /// several messages, that of the message that reads as the result.
    /// </summary>
    Text,

    /// <summary>The arguments of the function that the model called: of several calls those of the first that read as the result.</summary>
    FunctionCall,

    /// <summary>The vectors of an embeddings response.</summary>
    Embeddings,

    /// <summary>
    /// All choices of a completion, or all messages of a response, as <see cref="BatchChoice{T}"/>: <see cref="BatchAnswer.ReadChoice"/> and
    /// <see cref="BatchAnswer.ReadChoices"/>.
    /// </summary>
    Choices,

    /// <summary>The tools that the model called, and the text beside them: <see cref="BatchAnswer.ReadToolCalls"/>.</summary>
    ToolCalls,

    /// <summary>The whole body: moderations, images, videos, and the raw body.</summary>
    Body,
}

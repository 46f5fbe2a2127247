namespace BatchTasks;

/// <summary>Where in a response the answer stands.</summary>
public enum BatchAnswerKind
{
    /// <summary>The text of the message that the model wrote.</summary>
    Text,

    /// <summary>The arguments of the function that the model called.</summary>
    FunctionCall,

    /// <summary>The vectors of an embeddings response.</summary>
    Embeddings,
}

namespace BatchTasks.Generators.Model;

/// <summary>The type of a task's answer: what it is asked for as and how it is read.</summary>
/// <param name="TypeName">The type as C# source, fully qualified, with nullable annotations.</param>
/// <param name="Form">Where the value comes from.</param>
/// <param name="Structured">The structured output to ask for and to read; null for text and vectors.</param>
internal sealed record ResultModel(string TypeName, ResultForm Form, StructuredResultModel? Structured)
{
    /// <summary>Of a value that is read from the whole body: the method of the answer that reads it.</summary>
    public string? BodyMethod { get; init; }

    /// <summary>Of an array that is handed over as a list: the type of its items, as C# source.</summary>
    public string? ListItem { get; init; }

    /// <summary>Of choices: the value in each. The type name is that of the choices.</summary>
    public ResultModel? Choice { get; init; }

    /// <summary>Of tool calls: the functions.</summary>
    public EquatableArray<ToolModel> Tools { get; init; } = EquatableArray<ToolModel>.Empty;

    /// <summary>Of tool calls: the methods that read the arguments.</summary>
    public EquatableArray<ResultReaderModel> ToolReaders { get; init; } = EquatableArray<ResultReaderModel>.Empty;

    /// <summary>Of tool calls: the records that are generated for arguments.</summary>
    public EquatableArray<ToolRecordModel> ToolRecords { get; init; } = EquatableArray<ToolRecordModel>.Empty;

    /// <summary>Whether it is one of the several answers that a request may have.</summary>
    public bool IsOneOfSeveral { get; init; }

    /// <summary>What is read as structured output, here or in each choice.</summary>
    public StructuredResultModel? StructuredOrOfChoice => Structured ?? Choice?.Structured;
}

/// <summary>Where the value of a result comes from.</summary>
internal enum ResultForm
{
    /// <summary>The text of the answer, as a string.</summary>
    Text,

    /// <summary>The text of the answer, as JSON of a strict schema.</summary>
    Structured,

    /// <summary>The one vector of an embeddings response (float[], ReadOnlyMemory&lt;float&gt;).</summary>
    Vector,

    /// <summary>All vectors of an embeddings response (float[][], IReadOnlyList&lt;float[]&gt;).</summary>
    VectorArray,

    /// <summary>All vectors of an embeddings response, in a list (List&lt;float[]&gt;).</summary>
    VectorList,

    /// <summary>All vectors of an embeddings response, each as ReadOnlyMemory&lt;float&gt;, in an array.</summary>
    VectorMemoryArray,

    /// <summary>All vectors of an embeddings response, each as ReadOnlyMemory&lt;float&gt;, in a list.</summary>
    VectorMemoryList,

    /// <summary>A type of the library that is read from the whole body.</summary>
    Body,

    /// <summary>The first of the answers that the model gave, with what is known of it.</summary>
    Choice,

    /// <summary>All answers that the model gave, in an array.</summary>
    Choices,

    /// <summary>The calls of functions that the model made.</summary>
    ToolCalls,
}

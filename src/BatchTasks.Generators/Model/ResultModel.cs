namespace BatchTasks.Generators.Model;

/// <summary>The type of a task's answer: what it is asked for as and how it is read.</summary>
/// <param name="TypeName">The type as C# source, fully qualified, with nullable annotations.</param>
/// <param name="Form">Where the value comes from.</param>
/// <param name="Structured">The structured output to ask for and to read; null for text and vectors.</param>
internal sealed record ResultModel(string TypeName, ResultForm Form, StructuredResultModel? Structured);

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
}

using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Flow;

/// <summary>Is told what the flow of request lines comes to.</summary>
internal interface IFlowFindings
{
    /// <summary>Requests of two task types are in one file.</summary>
    /// <param name="first">What came first.</param>
    /// <param name="second">What came after it.</param>
    /// <param name="sink">The expression of the sink in which they met.</param>
    void Mixed(Carried first, Carried second, SyntaxNode? sink);

    /// <summary>A batch is created for a file.</summary>
    /// <param name="file">What is in the file, or what it was uploaded for.</param>
    /// <param name="endpoint">The expression of the job's endpoint, or null where it is not given here.</param>
    void Created(Carried file, SyntaxNode? endpoint);

    /// <summary>Requests are uploaded.</summary>
    void Uploaded(Carried requests, Carried upload);
}

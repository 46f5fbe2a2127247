namespace BatchTasks.Results;

/// <summary>A value in a layout that varies from line to line.</summary>
/// <param name="Start">Where it begins: of a string after its quote.</param>
/// <param name="End">Where it ends: of a string before its quote.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct LayoutScalar(int Start, int End, LayoutScalarKind Kind)
{
    public bool IsVector => Kind is LayoutScalarKind.VectorOfNumbers or LayoutScalarKind.VectorOfBase64;
}

/// <summary>What varies from line to line.</summary>
internal enum LayoutScalarKind
{
    String,
    Number,

    /// <summary>The numbers of an embedding, brackets included.</summary>
    VectorOfNumbers,

    /// <summary>The base64 of an embedding, between its quotes.</summary>
    VectorOfBase64,
}

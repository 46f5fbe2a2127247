namespace BatchTasks.Generators.Model;

/// <summary>A member that is content of a message other than text.</summary>
/// <param name="TypeName">The type of one part, as C# source, fully qualified, with <c>?</c> where it may be null.</param>
/// <param name="IsList">Whether the member holds several.</param>
/// <param name="IsNullable">Whether the member may be null.</param>
internal sealed record ContentModel(string TypeName, bool IsList, bool IsNullable)
{
    /// <summary>Whether one of several may be null, which is no part then.</summary>
    public bool HasNullableItems { get; init; }
}

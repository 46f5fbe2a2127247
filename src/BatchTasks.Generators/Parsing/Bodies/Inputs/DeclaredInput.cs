using System.Collections.Generic;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Bodies.Contents;

namespace BatchTasks.Generators.Parsing.Bodies.Inputs;

/// <summary>An input of a task.</summary>
internal abstract record DeclaredInput
{
    /// <summary>Text, or text with other content.</summary>
    public sealed record One(IReadOnlyList<ContentPart> Content) : DeclaredInput;

    /// <summary>A list of texts.</summary>
    public sealed record Several(InputListModel List, ValueModel Element) : DeclaredInput;
}

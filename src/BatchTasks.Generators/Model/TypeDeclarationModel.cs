namespace BatchTasks.Generators.Model;

/// <summary>Where the generated part of a type goes.</summary>
/// <param name="Namespace">The namespace as C# source, or null in the global one.</param>
/// <param name="ContainingTypes">The heads of the containing types' parts, outermost first: <c>partial class Outer</c>.</param>
/// <param name="Head">The head of the type's own part: <c>partial record ReviewTask</c>.</param>
/// <param name="TypeName">The type as C# source, fully qualified.</param>
/// <param name="DisplayName">The type's own name, for documentation.</param>
/// <param name="HintName">The name of the generated file, without its ending. Unique among all types, ignoring case.</param>
internal sealed record TypeDeclarationModel(
    string? Namespace,
    EquatableArray<string> ContainingTypes,
    string Head,
    string TypeName,
    string DisplayName,
    string HintName);

namespace BatchTasks.Generators.Model;

/// <summary>A value in a structured result: a property's, an item's, or the whole.</summary>
/// <param name="TypeName">The type as C# source, fully qualified, without the <c>?</c> of a nullable value.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Method">The method that reads it, where it is not null.</param>
/// <param name="IsScalar">Whether <paramref name="Method"/> is one of the library's <c>BatchJson</c>, not one of the generated ones.</param>
internal sealed record ResultValueModel(string TypeName, bool IsNullable, string Method, bool IsScalar);

using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Model;

/// <summary>Names as C# source.</summary>
internal static class Identifier
{
    /// <summary>The name with an <c>@</c> where it is a keyword, always or in some places.</summary>
    public static string Of(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}

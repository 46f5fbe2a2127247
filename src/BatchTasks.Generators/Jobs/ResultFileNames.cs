using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Jobs;

/// <summary>What code says about the two result files of a batch, by names: in which member one is downloaded, in which type the other is spoken of.</summary>
internal static class ResultFileNames
{
    public const string OutputProperty = "OutputFileId";
    public const string OutputJson = "output_file_id";

    /// <summary>Whether a member downloads something, and this is where it first names the output file, a download's argument before all others.</summary>
    public static bool IsWhatIsDownloaded(SyntaxNode reference)
    {
        var member = reference.FirstAncestorOrSelf<MemberDeclarationSyntax>(static m => m is not GlobalStatementSyntax) ?? reference.SyntaxTree.GetRoot();
        var downloads = member.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(static call => NameOf(call).StartsWith("Download", StringComparison.Ordinal)).ToList();
        if (downloads.Count == 0)
            return false;

        var first = downloads.Select(static call => FirstMention(call.ArgumentList)).FirstOrDefault(static mention => mention is not null) ?? FirstMention(member);
        return first is { } place && reference.Span.Contains(place.Span);
    }

    /// <summary>Whether any part of a type, or of what it is nested in, says a word.</summary>
    public static bool Says(INamedTypeSymbol type, string word, CancellationToken cancellationToken)
    {
        while (type.ContainingType is { } containing)
            type = containing;

        return type.DeclaringSyntaxReferences.Any(part => part.GetSyntax(cancellationToken).DescendantTokens().Any(token =>
            token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
            && token.ValueText.Replace("_", "").IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0));
    }

    private static SyntaxToken? FirstMention(SyntaxNode root)
    {
        foreach (var token in root.DescendantTokens())
        {
            if (token.ValueText is OutputProperty or OutputJson)
                return token;
        }

        return null;
    }

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Parsing;

/// <summary>The members that an editor offers in a placeholder of a template.</summary>
/// <param name="Typed">What is typed of the name already; empty right after the brace.</param>
/// <param name="Members">The members, in the order of their declarations.</param>
internal sealed record PlaceholderOffer(TextSpan Typed, IReadOnlyList<TaskMember> Members)
{
    private const string CustomId = "CustomId";

    /// <summary>Returns null where the position is in no placeholder of a template, or behind its colon.</summary>
    public static PlaceholderOffer? At(int position, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (position <= 0 || position > root.FullSpan.End)
            return null;

        // The character before the caret is inside the literal, the one after it may not be.
        var token = root.FindToken(position - 1);
        if (token.Parent is not LiteralExpressionSyntax literal || literal.FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { Parent.Parent: AttributeSyntax attribute } argument)
            return null;

        var isCustomId = IsCustomId(attribute, argument);
        if (!isCustomId && !IsTemplate(attribute, argument))
            return null;

        if (attribute.Parent?.Parent is not TypeDeclarationSyntax declaration || TypedAt(position, literal) is not { } typed)
            return null;

        if (model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type)
            return null;

        var members = new ParseContext(type, model.Compilation, PromptFiles.None, declaration.Identifier.GetLocation(), cancellationToken).Members.All
            .Where(m => !IsGenerated(m) && (!isCustomId || CustomIdParser.CanServe(m)));
        return new PlaceholderOffer(typed, [.. members]);
    }

    private static bool IsCustomId(AttributeSyntax attribute, AttributeArgumentSyntax argument) =>
        attribute.SimpleName() is AttributeNames.BatchTask or AttributeNames.BatchTaskShort && argument.NameEquals?.Name.Identifier.ValueText == CustomId;

    /// <summary>Whether it is the text of a message or an input, whose attributes take nothing else.</summary>
    private static bool IsTemplate(AttributeSyntax attribute, AttributeArgumentSyntax argument) =>
        argument.NameEquals is null
        && AttributeNames.IsPartOfTask(attribute.SimpleName())
        && !attribute.SimpleName().StartsWith("Body", StringComparison.Ordinal);

    /// <summary>The part of a member's name between the brace that is open at the position and the position.</summary>
    private static TextSpan? TypedAt(int position, LiteralExpressionSyntax literal)
    {
        if (LiteralText.Of(literal) is not { IsWhole: true } characters)
            return null;

        var text = characters.Text;
        var open = -1;
        var index = 0;
        for (; index < text.Length && characters.SpanOf(index, 1).End <= position; index++)
        {
            if (open >= 0)
            {
                if (text[index] == '}')
                    open = -1;
                else if (text[index] == '{')
                    open = open == index - 1 ? -1 : index;
            }
            else if (text[index] == '{')
            {
                open = index;
            }
        }

        // Behind the closing quote the caret does not follow the last character.
        if (open < 0 || characters.SpanOf(index - 1, 1).End != position || (open == index - 1 && index < text.Length && text[index] == '{'))
            return null;

        var name = text.Substring(open + 1, index - open - 1);
        return name.Length == 0 || SyntaxFacts.IsValidIdentifier(name) ? TextSpan.FromBounds(characters.SpanOf(open, 1).End, position) : null;
    }

    /// <summary>The generated property of a captured parameter stands beside the parameter itself.</summary>
    private static bool IsGenerated(TaskMember member) =>
        member.Declaration.DeclaringSyntaxReferences.Any(r => r.SyntaxTree.FilePath.EndsWith(GeneratedMemberNames.FileEnding, StringComparison.Ordinal));
}

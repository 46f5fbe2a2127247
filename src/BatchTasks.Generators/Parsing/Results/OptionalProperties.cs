using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Finds the properties that a type may be created without, and an answer may not.</summary>
internal static class OptionalProperties
{
    public static void Report(ObjectMember member, ParsedValue value, ResultPlace place, ResultContext context)
    {
        // What stands in another assembly is not for this one to change.
        if (context.Settings.IsStrict && place.Owner is not null && !value.Model.IsNullable && (HasDefault(member.Parameter) || HasDefault(member, context)))
            context.Report(Rules.OptionalPropertyAlwaysAsked, place, place.Path, TypeNames.Display(member.Type));
    }

    private static bool HasDefault(IParameterSymbol? parameter) => parameter is { HasExplicitDefaultValue: true };

    private static bool HasDefault(ObjectMember member, ResultContext context) =>
        member is { Parameter: null, IsInitialized: true, Symbol: IPropertySymbol { IsRequired: false, DeclaringSyntaxReferences: [var declared] } }
        && declared.GetSyntax(context.Token) is PropertyDeclarationSyntax { Initializer.Value: var initializer }
        && !IsPlaceholder(initializer);

    /// <summary>
    /// Whether an initializer only keeps the compiler from warning of a property without a value: null, empty text, an empty collection. Or says what a
    /// property has without one: zero, false.
    /// </summary>
    private static bool IsPlaceholder(ExpressionSyntax initializer) => initializer switch
    {
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var operand } => IsPlaceholder(operand),
        LiteralExpressionSyntax literal => literal.RawKind is (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression
            || literal.Token.Value is "" or false or 0 or 0u or 0L or 0UL or 0f or 0d or 0m or '\0',
        DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText == "Empty",
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax called } => called.Name.Identifier.ValueText == "Empty",
        BaseObjectCreationExpressionSyntax creation => creation is { Initializer: null or { Expressions.Count: 0 }, ArgumentList: null or { Arguments.Count: 0 } },
        ArrayCreationExpressionSyntax array => array.Initializer is null or { Expressions.Count: 0 },
        CollectionExpressionSyntax collection => collection.Elements.Count == 0,
        _ => initializer.IsMissing || initializer is not (LiteralExpressionSyntax or PrefixUnaryExpressionSyntax or MemberAccessExpressionSyntax),
    };
}

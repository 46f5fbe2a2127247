using System.Globalization;
using BatchTasks.Generators.Literals;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>
/// Writes the JSON that expressions are serialized to. It goes by syntax, and asks for symbols where a name looks right: collection expressions have no
/// operations in the oldest compiler that this runs in, and operations of whole methods would be built for a few expressions of them.
/// </summary>
internal sealed partial class JsonValues(SourceJsonWriter writer, SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>A stand-in of no kind in particular.</summary>
    private const string UnknownValue = "{}";

    private const string UnknownText = "\"?\"";

    /// <summary>Writes what the expression is serialized to.</summary>
    /// <param name="expression">Any expression.</param>
    /// <param name="isOpen">Whether something may be added to objects that can be changed.</param>
    public void Write(ExpressionSyntax expression, bool isOpen)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (Unwrap(expression))
        {
            case AnonymousObjectCreationExpressionSyntax anonymous:
                WriteAnonymous(anonymous, isOpen);
                break;
            case BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation when IsDictionary(creation):
                WriteDictionary(creation, initializer, isOpen);
                break;
            case BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer } creation when IsList(creation):
                WriteArray(creation, initializer.Expressions, isOpen: true);
                break;
            case ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } array:
                WriteArray(array, initializer.Expressions, isOpen: false);
                break;
            case ArrayCreationExpressionSyntax { Initializer: { } initializer } array:
                WriteArray(array, initializer.Expressions, isOpen: false);
                break;
            case CollectionExpressionSyntax collection:
                WriteCollection(collection);
                break;
            case InvocationExpressionSyntax invocation when Serialized(invocation) is { } value:
                Write(value, isOpen);
                break;
            case InvocationExpressionSyntax invocation when Parsed(invocation) is { } literals:
                WriteText(literals, isOpen);
                break;
            case var value:
                WriteScalar(value);
                break;
        }
    }

    /// <summary>Without parentheses, casts to a type that holds anything, and <c>!</c>.</summary>
    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrap(parenthesized.Expression),
        PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => Unwrap(postfix.Operand),
        CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } } cast => Unwrap(cast.Expression),
        CastExpressionSyntax { Type: NullableTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } } } cast => Unwrap(cast.Expression),
        _ => expression,
    };

    private void WriteArray(ExpressionSyntax array, SeparatedSyntaxList<ExpressionSyntax> elements, bool isOpen)
    {
        Open(array, "[", isOpen);
        for (var index = 0; index < elements.Count; index++)
        {
            if (index > 0)
                writer.Write(",", array.GetFirstToken().Span);

            Write(elements[index], isOpen: false);
        }

        writer.Write("]", array.GetFirstToken().Span);
    }

    private void WriteCollection(CollectionExpressionSyntax collection)
    {
        var place = collection.OpenBracketToken.Span;
        Open(collection, "[", isOpen: false);
        for (var index = 0; index < collection.Elements.Count; index++)
        {
            if (index > 0)
                writer.Write(",", place);

            if (collection.Elements[index] is ExpressionElementSyntax { Expression: var element })
                Write(element, isOpen: false);
            else
                writer.WriteUnknown(UnknownValue, collection.Elements[index].Span);
        }

        writer.Write("]", place);
    }

    private void WriteScalar(ExpressionSyntax expression)
    {
        var constant = model.GetConstantValue(expression, cancellationToken);
        if (constant.HasValue)
        {
            // Null may be left out of the JSON, an enum be a number or a name.
            var json = model.GetTypeInfo(expression, cancellationToken).Type?.TypeKind == TypeKind.Enum ? null : Json(constant.Value);
            if (constant.Value is string text)
                writer.WriteString(text, expression.Span);
            else if (json is not null)
                writer.Write(json, expression.Span);
            else
                writer.WriteUnknown(UnknownValue, expression.Span);
        }
        else if (LiteralText.Of(expression) is { } literals)
        {
            WritePartlyKnown(expression, literals);
        }
        else
        {
            var isText = model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String;
            writer.WriteUnknown(isText ? UnknownText : UnknownValue, expression.Span);
        }
    }

    /// <summary>A text with holes, each a piece of its own.</summary>
    private void WritePartlyKnown(ExpressionSyntax expression, LiteralText literals)
    {
        writer.Write("\"", expression.Span);
        var start = 0;
        foreach (var hole in literals.Holes)
        {
            writer.Write(JsonText.Escape(literals.Text.Substring(start, hole.Position - start)), expression.Span);
            writer.WriteUnknown("?", (hole.IsFormatted ? hole.Expression.Parent! : hole.Expression).Span);
            start = hole.Position;
        }

        writer.Write(JsonText.Escape(literals.Text.Substring(start)), expression.Span);
        writer.Write("\"", expression.Span);
    }

    private static string? Json(object? value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity => null,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        decimal or sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToString(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private void Open(ExpressionSyntax expression, string bracket, bool isOpen)
    {
        if (isOpen)
            writer.MarkOpen(writer.Position);

        writer.Write(bracket, expression.GetFirstToken().Span);
    }
}

using System.Linq;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.HandWritten;

/// <content>Objects: anonymous ones, dictionaries and JSON nodes with initializers.</content>
internal sealed partial class JsonValues
{
    private void WriteAnonymous(AnonymousObjectCreationExpressionSyntax anonymous, bool isOpen)
    {
        // A naming policy can turn a name with a capital into any other; those without stay what they are.
        var members = anonymous.Initializers.Select(m => (Member: m, Name: NameOf(m))).ToList();
        var isRenamed = members.Any(m => m.Name is null || m.Name.Any(char.IsUpper));
        Open(anonymous, "{", isRenamed);
        var place = anonymous.NewKeyword.Span;
        var isFirst = true;
        foreach (var (member, name) in members)
        {
            if (name is null || name.Any(char.IsUpper))
                continue;

            WriteName(name, member.NameEquals?.Name.Span ?? member.Expression.Span, place, ref isFirst);
            Write(member.Expression, isOpen);
        }

        writer.Write("}", place);
    }

    private static string? NameOf(AnonymousObjectMemberDeclaratorSyntax member) =>
        member.NameEquals is { Name.Identifier.ValueText: var name } ? name : SyntaxFacts.TryGetInferredMemberName(member.Expression)?.TrimStart('@');

    private void WriteDictionary(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer, bool isOpen)
    {
        var entries = initializer.Expressions.Select(Entry).ToList();
        var hasArguments = creation.ArgumentList?.Arguments.Any(a => a.Expression is not (LiteralExpressionSyntax or MemberAccessExpressionSyntax)) ?? false;
        Open(creation, "{", isOpen || hasArguments || entries.Any(e => e.Name is null));
        var place = creation.NewKeyword.Span;
        var isFirst = true;
        foreach (var (name, key, value) in entries)
        {
            if (name is null || key is null)
                continue;

            WriteName(name, key.Span, place, ref isFirst);
            if (value is null)
                writer.WriteUnknown(UnknownValue, key.Span);
            else
                Write(value, isOpen);
        }

        writer.Write("}", place);
    }

    private void WriteName(string name, TextSpan source, TextSpan place, ref bool isFirst)
    {
        if (!isFirst)
            writer.Write(",", place);

        isFirst = false;
        writer.WriteString(name, source);
        writer.Write(":", source);
    }

    /// <summary><c>{ "key", value }</c> or <c>["key"] = value</c>; no name where the key is not constant.</summary>
    private (string? Name, ExpressionSyntax? Key, ExpressionSyntax? Value) Entry(ExpressionSyntax element) => element switch
    {
        InitializerExpressionSyntax { Expressions: [var key, var value] } => (Constant(key), key, value),
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: var key }] }, Right: var value } =>
            (Constant(key), key, value is InitializerExpressionSyntax ? null : value),
        _ => default,
    };

    private string? Constant(ExpressionSyntax key) => model.GetConstantValue(key, cancellationToken) is { HasValue: true, Value: string text } ? text : null;

    private bool IsDictionary(BaseObjectCreationExpressionSyntax creation) => model.GetTypeInfo(creation, cancellationToken).Type switch
    {
        INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, _] } type =>
            type.IsNamed("System.Collections.Generic", "Dictionary`2") || type.IsNamed("System.Collections.Generic", "SortedDictionary`2"),
        { } type => type.IsNamed("System.Text.Json.Nodes", "JsonObject") || type.IsNamed("Newtonsoft.Json.Linq", "JObject"),
        null => false,
    };

    private bool IsList(BaseObjectCreationExpressionSyntax creation) => model.GetTypeInfo(creation, cancellationToken).Type is { } type
        && (type.IsNamed("System.Collections.Generic", "List`1") || type.IsNamed("System.Text.Json.Nodes", "JsonArray") || type.IsNamed("Newtonsoft.Json.Linq", "JArray"));
}

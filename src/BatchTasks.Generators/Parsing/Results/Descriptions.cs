using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What a schema says of a type or property in words: its <c>[Description]</c>, else what its documentation comment says.</summary>
internal static class Descriptions
{
    public static string? Of(ITypeSymbol type, ResultContext context) =>
        FromAttribute([type]) ?? DocumentationText.SummaryOf(type, context.Assembly, context.Token);

    public static string? Of(ObjectMember member, ResultContext context)
    {
        if (FromAttribute(member.Parameter is null ? [member.Symbol] : [member.Symbol, member.Parameter]) is { } description)
            return description;

        if (DocumentationText.SummaryOf(member.Symbol, context.Assembly, context.Token) is { } summary)
            return summary;

        var parameter = PositionalParameter(member.Symbol, context) ?? member.Parameter;
        return parameter is null ? null : DocumentationText.ParameterOf(parameter, context.Assembly, context.Token);
    }

    /// <summary>What a method does, as a function that a model may call.</summary>
    public static string? Of(IMethodSymbol method, ResultContext context) =>
        FromAttribute([method]) ?? DocumentationText.SummaryOf(method, context.Assembly, context.Token);

    /// <summary>What a parameter of such a method is.</summary>
    public static string? Of(IParameterSymbol parameter, ResultContext context) =>
        FromAttribute([parameter]) ?? DocumentationText.ParameterOf(parameter, context.Assembly, context.Token);

    private static string? FromAttribute(IReadOnlyList<ISymbol> symbols)
    {
        foreach (var attribute in symbols.SelectMany(symbol => symbol.GetAttributes()))
        {
            if (attribute.AttributeClass.IsNamed("System.ComponentModel", "DescriptionAttribute") &&
                attribute.ConstructorArguments is [{ Value: string { Length: > 0 } description }])
            {
                return WellFormed.Of(description);
            }
        }

        return null;
    }

    /// <summary>The parameter of a record's primary constructor that declares a property, whichever constructor the record is built with.</summary>
    private static IParameterSymbol? PositionalParameter(ISymbol member, ResultContext context)
    {
        if (member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Token) is not ParameterSyntax declared)
            return null;

        foreach (var constructor in member.ContainingType.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.DeclaringSyntaxReferences.FirstOrDefault() is { } reference && reference.SyntaxTree == declared.SyntaxTree && reference.Span == declared.Span)
                    return parameter;
            }
        }

        return null;
    }
}

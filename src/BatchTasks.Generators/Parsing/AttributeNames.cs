using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing;

/// <summary>The names of the library's attributes.</summary>
internal static class AttributeNames
{
    private const string Ending = "Attribute";

    public const string Namespace = "BatchTasks";
    public const string BatchTaskMetadataName = "BatchTasks.BatchTaskAttribute";
    public const string BatchTask = "BatchTaskAttribute";
    public const string BatchTaskShort = "BatchTask";
    public const string BodyParameter = "BodyParameterAttribute";
    public const string BodyJson = "BodyJsonAttribute";
    public const string Input = "InputAttribute";
    public const string Prompt = "PromptAttribute";
    public const string Messages = "MessagesAttribute";
    public const string Tool = "ToolAttribute";

    /// <summary>The argument of a message, an input or a prompt that names the file of its template.</summary>
    public const string File = "File";

    /// <summary>The role that a message attribute stands for, or null for any other attribute.</summary>
    public static string? MessageRole(AttributeData attribute) =>
        attribute.AttributeClass is { } type && type.ContainingNamespace?.ToDisplayString() == Namespace
            ? type.Name switch
            {
                "SystemMessageAttribute" => "system",
                "DeveloperMessageAttribute" => "developer",
                "UserMessageAttribute" => "user",
                "AssistantMessageAttribute" => "assistant",
                _ => null,
            }
            : null;

    /// <summary>Whether an attribute makes a member a part of the request.</summary>
    public static bool IsPartOfRequest(AttributeData attribute) =>
        attribute.Is(BodyParameter) || attribute.Is(Input) || attribute.Is(Prompt) || attribute.Is(Messages);

    /// <summary>Whether an attribute has a template, of text that goes into the request.</summary>
    public static bool HasTemplate(AttributeData attribute) => MessageRole(attribute) is not null || attribute.Is(Input) || attribute.Is(Prompt);

    /// <summary>Whether an attribute is applied under the name of one that is a part of a request.</summary>
    public static bool IsPartOfTask(string simpleName) => WithoutEnding(simpleName) is
        "SystemMessage" or "DeveloperMessage" or "UserMessage" or "AssistantMessage" or "Input" or "Prompt" or "Messages" or "Tool" or "BodyParameter" or "BodyJson";

    /// <summary>The name of an attribute as it is applied: without its ending.</summary>
    public static string WithoutEnding(string name) =>
        name.EndsWith(Ending, StringComparison.Ordinal) && name.Length > Ending.Length ? name.Substring(0, name.Length - Ending.Length) : name;

    /// <summary>The expression of a named argument, or null where there is none.</summary>
    public static ExpressionSyntax? NamedArgument(this AttributeSyntax attribute, string name)
    {
        foreach (var argument in attribute.ArgumentList?.Arguments ?? default)
        {
            if (argument.NameEquals?.Name.Identifier.ValueText == name)
                return argument.Expression;
        }

        return null;
    }

    /// <summary>The last part of the name under which an attribute is applied; "" for a name that is still being typed.</summary>
    public static string SimpleName(this AttributeSyntax attribute) => attribute.Name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };

    public static bool Is(this AttributeData attribute, string name) => attribute.AttributeClass.IsNamed(Namespace, name);

    public static AttributeData? Find(this ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(a => a.Is(name));

    /// <summary>The value of a named argument that is a string.</summary>
    public static string? NamedText(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    /// <summary>The value of a named argument.</summary>
    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }

    /// <summary>The text of a positional argument; null where it is missing, null or not yet a string.</summary>
    public static string? PositionalText(this AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Primitive, Value: string text }
            ? text
            : null;

    /// <summary>Whether an argument is null, which the compiler lets pass in code without nullable annotations.</summary>
    public static bool IsMissing(this TypedConstant argument) => argument is { Kind: not TypedConstantKind.Error, IsNull: true };

    /// <summary>The attributes in the order in which they stand in the source, over all parts of a type.</summary>
    public static IEnumerable<AttributeData> InSourceOrder(this IEnumerable<AttributeData> attributes) =>
        attributes
            .OrderBy(a => a.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "", StringComparer.Ordinal)
            .ThenBy(a => a.ApplicationSyntaxReference?.Span.Start ?? 0);
}

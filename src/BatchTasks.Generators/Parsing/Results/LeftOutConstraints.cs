using System.Collections.Generic;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>Tells which attributes that a schema is written without were meant as constraints.</summary>
internal static class LeftOutConstraints
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>Reports the constraints among the attributes of a member that no keyword comes from.</summary>
    public static void Report(IReadOnlyList<AttributeData> leftOut, ParsedValue value, ResultPlace place, ResultContext context)
    {
        // What stands in another assembly is not for this one to change.
        if (place.Owner is null)
            return;

        foreach (var attribute in leftOut)
        {
            if (Why(attribute, value, context.Settings.IsStrict ? "a strict schema" : "a schema") is not { } why || attribute.ApplicationSyntaxReference?.GetSyntax(context.Token).GetLocation() is not { } location)
                continue;

            context.Report(
                Rules.ConstraintNotSent,
                place with { Location = location },
                AttributeNames.WithoutEnding(attribute.AttributeClass!.Name),
                place.Path,
                why + "; say it in the [Description] or the prompt, and check the answers");
        }
    }

    /// <summary>Why the schema lacks a constraint; null for an attribute that is none.</summary>
    private static string? Why(AttributeData attribute, ParsedValue value, string schema)
    {
        if (attribute.AttributeClass is not { TypeKind: not TypeKind.Error } type || !IsValidation(type))
            return null;

        if (!type.IsIn(Annotations))
            return schema + " can't carry it";

        var isText = value.Type.Scalar is { IsPlainString: true };
        switch (type.Name)
        {
            case "RequiredAttribute":
                return value.Model.IsNullable ? "the type is nullable, so the model may give null" : null;

            // It tells how a value is shown; those that derive from it check something.
            case "DataTypeAttribute":
            case "EnumDataTypeAttribute" when value.Type.Schema is EnumNode:
                return null;
            case "MinLengthAttribute" when attribute.ConstructorArguments is [{ Value: <= 0 }]:
            case "MaxLengthAttribute" when attribute.ConstructorArguments is [] or [{ Value: < 0 }]:
                return null;
            case "MinLengthAttribute" or "MaxLengthAttribute" or "LengthAttribute" or "StringLengthAttribute" when isText:
                return schema + " has no length of a string";
            case "UrlAttribute" or "PhoneAttribute" or "CreditCardAttribute" or "FileExtensionsAttribute" or "Base64StringAttribute" when isText:
                return schema + " has no such format";
            case "RangeAttribute":
                return schema + " has bounds of numbers only";
            default:
                return schema + " can't carry it";
        }
    }

    private static bool IsValidation(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
        {
            if (current.IsNamed(Annotations, "ValidationAttribute"))
                return true;
        }

        return false;
    }
}

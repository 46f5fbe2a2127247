using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>Decides how a member's value is written, from its type.</summary>
internal static class ValueParser
{
    /// <summary>How a value is written as text, or null where it can't be.</summary>
    public static ValueModel? ParseText(ITypeSymbol type, string? format, EnumTexts enums) =>
        ParseScalar(type, format, enums) is { Form: not ValueForm.Json } value ? value : null;

    /// <summary>How a value is written as JSON, or null where it can't be.</summary>
    public static ValueModel? ParseJson(ITypeSymbol type, EnumTexts enums)
    {
        if (ParseScalar(type, format: null, enums) is { } scalar)
            return scalar;

        if (type.WithoutNullable().IsNamed(AttributeNames.Namespace, "BatchImage"))
            return new ValueModel(ValueForm.Image, type.WithoutNullable().SourceName(), type.MayBeNull());

        if (ElementType(type) is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_String }, var held] } pair && pair.IsNamed("System.Collections.Generic", "KeyValuePair`2"))
        {
            return ParseJson(held, enums) is { } value
                ? new ValueModel(ValueForm.Map, type.WithoutNullable().SourceName(), type.MayBeNull(), Element: value)
                : null;
        }

        return ElementType(type) is { } element && ParseJson(element, enums) is { } item
            ? new ValueModel(ValueForm.List, type.WithoutNullable().SourceName(), type.MayBeNull(), Element: item)
            : null;
    }

    /// <summary>What an array or another enumerable holds; null for what isn't one, and for a string.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return null;

        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;

        var enumerable = type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .Where(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .Take(2)
            .ToList();
        return enumerable.Count == 1 ? enumerable[0].TypeArguments[0] : null;
    }

    private static ValueModel? ParseScalar(ITypeSymbol type, string? format, EnumTexts enums)
    {
        var nullable = type.MayBeNull();
        type = type.WithoutNullable();
        if (FormOf(type) is not { } form)
            return null;

        if (form == ValueForm.Enum)
        {
            // An enum's names know no format.
            if (format is not null)
                return null;

            enums.Add((INamedTypeSymbol)type);
        }

        if (format is { Length: > 0 })
            return IsFormattable(type) ? new ValueModel(ValueForm.Formatted, type.SourceName(), nullable, format) : null;

        return new ValueModel(form, type.SourceName(), nullable, form == ValueForm.Formatted ? DefaultFormat(type) : null);
    }

    private static ValueForm? FormOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return ValueForm.String;
            case SpecialType.System_Char:
                return ValueForm.Character;
            case SpecialType.System_Boolean:
                return ValueForm.Boolean;
            case SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr:
                return ValueForm.SignedInteger;
            case SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UIntPtr:
                return ValueForm.UnsignedInteger;
            case SpecialType.System_Decimal:
                return ValueForm.Decimal;
            case SpecialType.System_Single or SpecialType.System_Double:
                return ValueForm.FloatingPoint;
        }

        if (type.TypeKind == TypeKind.Enum)
            return ValueForm.Enum;

        if (type.IsNamed("System", "Uri"))
            return ValueForm.Uri;

        if (type.IsNamed("System.Text.Json", "JsonElement"))
            return ValueForm.Json;

        if (type is INamedTypeSymbol { TypeArguments: [{ SpecialType: SpecialType.System_Char }] } && type.IsNamed("System", "ReadOnlyMemory`1"))
            return ValueForm.CharacterMemory;

        return IsFormattable(type) ? ValueForm.Formatted : null;
    }

    private static bool IsFormattable(ITypeSymbol type) => type is ITypeParameterSymbol parameter
        ? parameter.ConstraintTypes.Any(c => IsSpanFormattable(c) || c.AllInterfaces.Any(IsSpanFormattable) || IsFormattable(c))
        : type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsRefLikeType: false } && type.AllInterfaces.Any(IsSpanFormattable);

    private static bool IsSpanFormattable(ITypeSymbol type) => type.IsNamed("System", "ISpanFormattable");

    /// <summary>The form that reads back as the same value, where the type's default form doesn't.</summary>
    private static string? DefaultFormat(ITypeSymbol type) =>
        type.IsNamed("System", "DateTime") || type.IsNamed("System", "DateTimeOffset") || type.IsNamed("System", "DateOnly") || type.IsNamed("System", "TimeOnly")
            ? "O"
            : null;
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Shared.Bodies;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using BatchTasks.Shared.Names;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Analyzers;

/// <summary>Whether the type of a member has values that its parameter takes. Silent where some of its values may be taken.</summary>
internal static class MemberRules
{
    /// <summary>Returns what is wrong, without a place, or null.</summary>
    public static LineFinding? Check(DeclaredParameter parameter, BodyProperty known) =>
        parameter is { Member: { } member, Value: { } value } ? Check(parameter.Name, value, member.Type, known.Schema) : null;

    private static LineFinding? Check(string path, ValueModel value, ITypeSymbol type, BodySchema schema)
    {
        // A JsonElement may be anything.
        if (schema.TakesAnything || value.Form == ValueForm.Json)
            return null;

        if (!Takes(schema, value.Form))
        {
            // An integral value of another number type is written as an integer.
            return new(LineRule.WrongParameterType, null, default, BodyMessages.WrongType(path, schema, KindOf(value.Form)), null);
        }

        if (value.Form == ValueForm.Map)
            return ValueParser.ElementType(type) is INamedTypeSymbol { TypeArguments: [_, var held] } && schema.Object?.Values is { } values ? Check($"{path}.*", value.Element!, held, values) : null;

        if (value.Form == ValueForm.List)
            return ValueParser.ElementType(type) is { } element && schema.List is { } list ? Check($"{path}[]", value.Element!, element, list.Element) : null;

        return value.Form == ValueForm.Enum && schema.Text?.Values is { } names ? CheckNames(path, (INamedTypeSymbol)type.WithoutNullable(), names) : null;
    }

    private static bool Takes(BodySchema schema, ValueForm form) => KindOf(form) switch
    {
        JsonTokenKind.Number => schema.Number is not null,
        JsonTokenKind.True => schema.Boolean,
        JsonTokenKind.ArrayStart => schema.List is not null,
        JsonTokenKind.ObjectStart => schema.Object is not null,
        _ => schema.Text is not null,
    };

    private static JsonTokenKind KindOf(ValueForm form) => form switch
    {
        ValueForm.SignedInteger or ValueForm.UnsignedInteger or ValueForm.Decimal or ValueForm.FloatingPoint => JsonTokenKind.Number,
        ValueForm.Boolean => JsonTokenKind.True,
        ValueForm.List => JsonTokenKind.ArrayStart,
        ValueForm.Map or ValueForm.Image => JsonTokenKind.ObjectStart,
        _ => JsonTokenKind.String,
    };

    /// <summary>An enum of which no name is taken, or one whose name is nearly one that is.</summary>
    private static LineFinding? CheckNames(string path, INamedTypeSymbol type, IReadOnlyList<string> values)
    {
        var names = type.GetMembers().OfType<IFieldSymbol>().Where(static member => member.HasConstantValue).Select(EnumTexts.TextOf).ToList();
        var others = names.Where(name => !values.Contains(name)).ToList();
        var isNone = others.Count == names.Count;
        var wrong = others.FirstOrDefault(name => isNone || (NearestName.Of(name, values) is { } nearest && !names.Contains(nearest)));
        return wrong is null
            ? null
            : new(LineRule.ParameterOutOfRange, null, default, BodyMessages.NotTaken(path, $"'{wrong}' of '{type.Name}'", ShapeText.Values(values, wrong)), null);
    }
}

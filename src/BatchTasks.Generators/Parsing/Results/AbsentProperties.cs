using System.Globalization;
using System.Linq;
using BatchTasks.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// What becomes of a property that an answer lacks. A strict schema has every property, so there it is null or an error; another may leave out one that has a
/// default.
/// </summary>
internal static class AbsentProperties
{
    private static readonly AbsentModel s_unset = new(AbsentForm.Unset, null);

    public static AbsentModel Of(INamedTypeSymbol type, ObjectMember member, ParsedValue value, ResultContext context)
    {
        if (context.Settings.IsStrict)
            return s_unset;

        if (member.Parameter is { } parameter)
            return Of(parameter, value, context);

        if (member is not { IsInitialized: true, Symbol: IPropertySymbol { IsRequired: false, SetMethod: { } setter } property } || !HasInitializer(property, context))
            return s_unset;

        if (!setter.IsInitOnly)
            return new AbsentModel(AbsentForm.Kept, null);

        // A class can't be copied with another value, so that only the model can give it one.
        return type.IsRecord || type.IsValueType ? new AbsentModel(AbsentForm.KeptByCopy, null) : s_unset;
    }

    /// <summary>What becomes of a parameter for which nothing is given.</summary>
    public static AbsentModel Of(IParameterSymbol parameter, ParsedValue value, ResultContext context) =>
        !context.Settings.IsStrict && parameter.HasExplicitDefaultValue ? new AbsentModel(AbsentForm.Default, Default(parameter, value)) : s_unset;

    /// <summary>Whether the type can't be made without a property.</summary>
    public static bool IsRequired(ObjectMember member) => member.Symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };

    /// <summary>Whether a property has a value before it is set: one that does not only keep the compiler from warning that it has none.</summary>
    private static bool HasInitializer(IPropertySymbol property, ResultContext context) =>
        property.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.Token) is PropertyDeclarationSyntax { Initializer.Value: { } value }
        && !value.IsKind(SyntaxKind.SuppressNullableWarningExpression);

    private static string Special(double number) => double.IsNaN(number) ? "double.NaN" : number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

    private static string Default(IParameterSymbol parameter, ParsedValue value) => parameter.ExplicitDefaultValue switch
    {
        null => value.Model.IsNullable ? "null" : $"default({value.Model.TypeName}){(parameter.Type.IsReferenceType ? "!" : "")}",
        string text => SymbolDisplay.FormatLiteral(text, quote: true),
        decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
        double number when double.IsNaN(number) || double.IsInfinity(number) => $"({value.Model.TypeName})({Special(number)})",
        float number when float.IsNaN(number) || float.IsInfinity(number) => $"({value.Model.TypeName})({Special(number)})",
        var constant => $"({value.Model.TypeName})({SymbolDisplay.FormatPrimitive(constant, quoteStrings: true, useHexadecimalNumbers: false)})",
    };
}

using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>A member that an object is read from.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Type">The type of what it is given: the parameter's where there is one.</param>
/// <param name="Parameter">The parameter of the constructor that sets it.</param>
/// <param name="IsInitialized">Whether the object initializer sets it.</param>
internal sealed record ObjectMember(ISymbol Symbol, string JsonName, ITypeSymbol Type, IParameterSymbol? Parameter, bool IsInitialized);

/// <summary>
/// Finds the members that an object is read from, as System.Text.Json does: public properties that a constructor parameter of their name or a public
/// setter sets, base classes' after the type's own, and what is marked <c>[JsonInclude]</c>; without what is marked <c>[JsonIgnore]</c>.
/// </summary>
internal static class ObjectMembers
{
    /// <summary>The members in the order of the schema; null where something is wrong, which has been reported.</summary>
    public static List<ObjectMember>? Find(INamedTypeSymbol type, IMethodSymbol constructor, ResultPlace place, ResultContext context)
    {
        var isValid = true;
        var members = new List<ObjectMember>();
        var setsRequired = constructor.GetAttributes()
            .Any(attribute => attribute.AttributeClass.IsNamed("System.Diagnostics.CodeAnalysis", "SetsRequiredMembersAttribute"));

        var all = AllOf(type);
        foreach (var symbol in all)
        {
            var parameter = ParameterOf(symbol, constructor, all);
            var isRequired = !setsRequired && symbol is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true };
            if (!IsRead(symbol, context) || symbol.IsForbidden())
            {
                if (isRequired)
                    Refuse(symbol, "it is required but not part of the answer; make it optional, or let it be read");

                continue;
            }

            var canSet = CanSet(symbol, context);
            if (!canSet && parameter is null)
            {
                if (JsonNames.IsIncluded(symbol))
                    Refuse(symbol, "it is marked [JsonInclude] but generated code can't set it; make its setter accessible to the task type");

                continue;
            }

            if (RefusedTypes.ConverterOf(symbol) is { } converter)
                Refuse(symbol, $"it has the converter '{converter}', whose JSON no schema tells; use a type without a converter");

            members.Add(new ObjectMember(
                symbol,
                JsonNames.OfProperty(symbol, context.Settings.Serializer?.Naming ?? JsonNaming.AsTheyAre),
                parameter?.Type ?? TypeOf(symbol),
                parameter,
                IsInitialized: canSet && (parameter is null || isRequired)));
        }

        // A stable sort.
        members = [.. members.OrderBy(member => JsonNames.OrderOf(member.Symbol))];
        CheckParameters();
        CheckNames();
        return isValid ? members : null;

        void Refuse(ISymbol member, string problem)
        {
            context.Refuse(place.Member(member), problem);
            isValid = false;
        }

        void CheckParameters()
        {
            foreach (var parameter in constructor.Parameters)
            {
                var matches = members.FindAll(member => parameter.Equals(member.Parameter, SymbolEqualityComparer.Default));
                if (matches.Count > 1)
                {
                    RefuseParameter(parameter, $"matches both '{matches[0].Symbol.Name}' and '{matches[1].Symbol.Name}'; give it the name of one");
                }
                else if (matches is not [var bound])
                {
                    RefuseParameter(parameter, "matches no property that is read; name one like it, or mark another constructor with [JsonConstructor]");
                }
                else if (!parameter.Type.Equals(TypeOf(bound.Symbol), SymbolEqualityComparer.Default))
                {
                    RefuseParameter(parameter, $"has another type than the property '{bound.Symbol.Name}'; give both the same");
                }
                else if (parameter.RefKind is RefKind.Ref or RefKind.Out)
                {
                    RefuseParameter(parameter, "is passed by reference; pass it by value");
                }
            }
        }

        void RefuseParameter(IParameterSymbol parameter, string problem)
        {
            context.Refuse(
                place.At(parameter),
                $"the constructor parameter '{parameter.Name}' of '{TypeNames.Display(type)}' {problem}");
            isValid = false;
        }

        void CheckNames()
        {
            var owners = new Dictionary<string, ObjectMember>(StringComparer.Ordinal);
            foreach (var member in members)
            {
                if (owners.TryGetValue(member.JsonName, out var owner))
                    Refuse(member.Symbol, $"'{owner.Symbol.Name}' has the same name in JSON, \"{member.JsonName}\"; give each its own with [JsonPropertyName]");
                else
                    owners.Add(member.JsonName, member);
            }

            if (members.Count == 0 && isValid)
            {
                context.Refuse(place, $"'{TypeNames.Display(type)}' has no property that an answer could set; give it public properties with a setter");
                isValid = false;
            }
        }
    }

    /// <summary>The properties and fields of a type and its base classes, without those that another hides or overrides.</summary>
    private static List<ISymbol> AllOf(INamedTypeSymbol type)
    {
        var all = new List<ISymbol>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsStatic: false, IsIndexer: false } or IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } &&
                    member.CanBeReferencedByName &&
                    seen.Add(member.Name))
                {
                    all.Add(member);
                }
            }
        }

        return all;
    }

    private static bool IsRead(ISymbol symbol, ResultContext context) =>
        !JsonNames.IsIgnored(symbol) &&
        (JsonNames.IsIncluded(symbol) ||
            (symbol.DeclaredAccessibility == Accessibility.Public && (symbol is IPropertySymbol || context.Settings.Serializer is { IncludesFields: true })));

    private static bool CanSet(ISymbol symbol, ResultContext context) => symbol switch
    {
        IPropertySymbol { SetMethod: { } setter } =>
            setter.DeclaredAccessibility == Accessibility.Public || (JsonNames.IsIncluded(symbol) && context.CanAccess(setter)),
        IFieldSymbol { IsReadOnly: false } => context.CanAccess(symbol),
        _ => false,
    };

    /// <summary>The parameter that sets a member: the one of its name, else the one of its name in other case that no member has exactly.</summary>
    private static IParameterSymbol? ParameterOf(ISymbol symbol, IMethodSymbol constructor, List<ISymbol> all) =>
        constructor.Parameters.FirstOrDefault(parameter => parameter.Name == symbol.Name) ??
        constructor.Parameters.FirstOrDefault(parameter =>
            string.Equals(parameter.Name, symbol.Name, StringComparison.OrdinalIgnoreCase) && !all.Exists(other => other.Name == parameter.Name));

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol is IPropertySymbol property ? property.Type : ((IFieldSymbol)symbol).Type;
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Model;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// Parses a class, record or interface that is one of several, as System.Text.Json does: <c>[JsonDerivedType]</c> names them, and a property of each object tells
/// which one it is.
/// </summary>
internal static class UnionParser
{
    private const string DefaultDiscriminator = "$type";

    /// <summary>Whether a type is one of several.</summary>
    public static bool IsUnion(ITypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Interface && JsonNames.DerivedTypes(type).Any();

    /// <summary>Parses the branches into the node. Null where something is wrong, which has been reported.</summary>
    public static UnionReaderModel? Parse(INamedTypeSymbol type, UnionNode node, string method, ResultPlace place, ResultContext context)
    {
        var name = TypeNames.Display(type);
        var property = WellFormed.Of(JsonNames.DiscriminatorOf(type) ?? DefaultDiscriminator);
        var nodes = new List<SchemaNode>();
        var branches = new List<UnionBranchModel>();
        var isValid = true;
        var derivedTypes = JsonNames.DerivedTypes(type).ToList();
        foreach (var attribute in derivedTypes)
        {
            // What is no type, or not yet, the compiler tells.
            if (attribute.ConstructorArguments is not [{ Value: ITypeSymbol derived }, ..] || derived.TypeKind == TypeKind.Error)
            {
                isValid = false;
                continue;
            }

            var at = place.At(attribute, type, context.Token);
            if (Discriminator(attribute) is not { } discriminator)
            {
                Refuse(at, $"'{TypeNames.Display(derived)}' has no discriminator, so no answer could be one; give it one: [JsonDerivedType(typeof({derived.Name}), \"{derived.Name}\")]");
                continue;
            }

            if (branches.Exists(branch => branch.Discriminator == discriminator.Text && branch.IsNumber == discriminator.IsNumber))
            {
                Refuse(at, $"the discriminator {discriminator.Json} of '{TypeNames.Display(derived)}' is another type's too; give each its own");
                continue;
            }

            if (context.Compilation.ClassifyCommonConversion(derived, type) is not { Exists: true, IsImplicit: true, IsUserDefined: false })
            {
                Refuse(at, $"'{TypeNames.Display(derived)}' is no '{name}'; derive it from that");
                continue;
            }

            if (ResultValueParser.ParseObject(derived, at.As(derived), context) is not { } parsed)
            {
                isValid = false;
            }
            else if (parsed.Schema is not ObjectNode target)
            {
                Refuse(at, $"'{TypeNames.Display(derived)}' is no object in JSON, so that no property could tell it from others; use a record or class");
            }
            else
            {
                nodes.Add(new TaggedNode(target, property, discriminator.Json) { Description = target.Description });
                branches.Add(new UnionBranchModel(discriminator.Text, discriminator.IsNumber, parsed.Method));
            }
        }

        // A type that could be created is one of its own kinds, without a discriminator.
        string? itself = null;
        if (isValid && !type.IsAbstract && !derivedTypes.Exists(attribute => type.Equals(attribute.ConstructorArguments[0].Value as ITypeSymbol, SymbolEqualityComparer.Default)))
        {
            if (ResultValueParser.ParseObject(type, place, context) is not { Schema: ObjectNode own } parsed)
                return null;

            nodes.Add(own);
            itself = parsed.Method;
        }

        if (!isValid)
            return null;

        node.Branches = nodes;
        return new UnionReaderModel(method, type.SourceName(), name, property, branches.ToEquatableArray(), itself);

        void Refuse(ResultPlace at, string problem)
        {
            context.Refuse(at, problem);
            isValid = false;
        }
    }

    /// <summary>Reports the objects in a schema that have the name of their union's discriminator for a property of their own.</summary>
    public static bool ReportTakenNames(ResultContext context)
    {
        var isValid = true;
        foreach (var union in context.Places.Keys.OfType<UnionNode>())
        {
            foreach (var branch in union.Branches)
            {
                var (target, property) = branch switch
                {
                    TaggedNode tagged => (tagged.Target, tagged.Property),
                    ObjectNode own => (own, union.Branches.OfType<TaggedNode>().First().Property),
                    _ => throw new InvalidOperationException(branch.GetType().Name),
                };
                if (!target.Properties.Any(p => p.Name == property))
                    continue;

                context.Refuse(
                    context.Places[union],
                    $"'{target.Name}' has a property \"{property}\", the name of the property that tells which type it is; give one of them another name: [JsonPolymorphic(TypeDiscriminatorPropertyName = \"kind\")]");
                isValid = false;
            }
        }

        return isValid;
    }

    private static (string Text, bool IsNumber, string Json)? Discriminator(AttributeData attribute) => attribute.ConstructorArguments switch
    {
        [_, { Value: string text }] => (WellFormed.Of(text), false, JsonText.Quote(WellFormed.Of(text))),
        [_, { Value: int number }] => (NumberRange.Text(number), true, NumberRange.Text(number)),
        _ => null,
    };
}

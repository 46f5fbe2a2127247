using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// What attributes say about a value, as the keywords that schemas have. What strict ones lack (the length of a string, for one) is left out of these
/// (<see cref="LeftOutConstraints"/>): the service would refuse the schema.
/// </summary>
internal static class SchemaConstraints
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>The keywords for a value, each with its value as JSON.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="symbols">The member, and the parameter that sets it.</param>
    /// <param name="isStrict">Whether the schema is strict.</param>
    /// <param name="leftOut">The attributes of the symbols that no keyword comes from.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(ParsedType type, IReadOnlyList<ISymbol> symbols, bool isStrict, out List<AttributeData> leftOut)
    {
        var keywords = new List<KeyValuePair<string, string>>();
        var attributes = symbols.SelectMany(symbol => symbol.GetAttributes());
        leftOut = [];
        if (type.Scalar is { } scalar)
            AddOfScalar(scalar, isStrict || !scalar.IsPlainString ? attributes : TextConstraints.Add(attributes, keywords), keywords, leftOut);
        else if (type.Schema is ArrayNode)
            AddOfArray(attributes, keywords, leftOut);
        else
            leftOut.AddRange(attributes);

        return keywords;
    }

    private static void AddOfScalar(
        ScalarType scalar,
        IEnumerable<AttributeData> attributes,
        List<KeyValuePair<string, string>> keywords,
        List<AttributeData> leftOut)
    {
        var range = new NumberRange(scalar.Minimum, false, scalar.Maximum, false);
        var (format, pattern) = (scalar.Format, scalar.Pattern);
        foreach (var attribute in attributes)
        {
            if (scalar.IsNumber && IsAnnotation(attribute, "RangeAttribute"))
                range = range.Narrow(attribute);
            else if (scalar.IsPlainString && IsAnnotation(attribute, "EmailAddressAttribute"))
                format = "email";
            else if (scalar.IsPlainString && IsAnnotation(attribute, "RegularExpressionAttribute") && attribute.ConstructorArguments is [{ Value: string text }])
                pattern = Anchored(WellFormed.Of(text));
            else
                leftOut.Add(attribute);
        }

        Add("format", format is null ? null : JsonText.Quote(format));
        Add("pattern", pattern is null ? null : JsonText.Quote(pattern));
        Add(range.IsMinimumExclusive ? "exclusiveMinimum" : "minimum", range.Minimum);
        Add(range.IsMaximumExclusive ? "exclusiveMaximum" : "maximum", range.Maximum);

        void Add(string keyword, string? json)
        {
            if (json is not null)
                keywords.Add(new(keyword, json));
        }
    }

    private static void AddOfArray(IEnumerable<AttributeData> attributes, List<KeyValuePair<string, string>> keywords, List<AttributeData> leftOut)
    {
        int? minimum = null;
        int? maximum = null;
        foreach (var attribute in attributes)
        {
            if (IsAnnotation(attribute, "MinLengthAttribute") && attribute.ConstructorArguments is [{ Value: int atLeast }])
                minimum = atLeast;
            else if (IsAnnotation(attribute, "MaxLengthAttribute") && attribute.ConstructorArguments is [{ Value: int atMost }])
                maximum = atMost;
            else if (IsAnnotation(attribute, "LengthAttribute") && attribute.ConstructorArguments is [{ Value: int from }, { Value: int to }])
                (minimum, maximum) = (from, to);
            else
                leftOut.Add(attribute);
        }

        if (minimum is >= 0)
            keywords.Add(new("minItems", NumberRange.Text(minimum.Value)));

        // -1 is "as much as the store allows".
        if (maximum is >= 0)
            keywords.Add(new("maxItems", NumberRange.Text(maximum.Value)));
    }

    /// <summary>A pattern that the whole text has to match, as the attribute means it; a schema's pattern may match anywhere.</summary>
    private static string Anchored(string pattern)
    {
        var isAnchored = pattern.StartsWith("^", StringComparison.Ordinal) &&
            pattern.EndsWith("$", StringComparison.Ordinal) &&
            !pattern.EndsWith("\\$", StringComparison.Ordinal) &&
            pattern.IndexOf('|') < 0;
        return isAnchored ? pattern : $"^({pattern})$";
    }

    private static bool IsAnnotation(AttributeData attribute, string name) => attribute.AttributeClass.IsNamed(Annotations, name);
}

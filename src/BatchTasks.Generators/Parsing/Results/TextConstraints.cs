using System.Collections.Generic;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>What attributes say about a string that a strict schema has no keywords for, and another has.</summary>
internal static class TextConstraints
{
    private const string Annotations = "System.ComponentModel.DataAnnotations";

    /// <summary>Adds the keywords of a string; returns the attributes that none came from.</summary>
    public static List<AttributeData> Add(IEnumerable<AttributeData> attributes, List<KeyValuePair<string, string>> keywords)
    {
        int? minimum = null;
        int? maximum = null;
        string? format = null;
        string? encoding = null;
        var others = new List<AttributeData>();
        foreach (var attribute in attributes)
        {
            var name = attribute.AttributeClass is { } type && type.IsIn(Annotations) ? type.Name : "";
            switch (name)
            {
                case "MinLengthAttribute" when attribute.ConstructorArguments is [{ Value: int atLeast }]:
                    minimum = atLeast;
                    break;
                case "MaxLengthAttribute" when attribute.ConstructorArguments is [{ Value: int atMost }]:
                    maximum = atMost;
                    break;
                case "LengthAttribute" when attribute.ConstructorArguments is [{ Value: int from }, { Value: int to }]:
                    (minimum, maximum) = (from, to);
                    break;
                case "StringLengthAttribute" when attribute.ConstructorArguments is [{ Value: int length }]:
                    (minimum, maximum) = (attribute.Named("MinimumLength")?.Value as int?, length);
                    break;
                case "UrlAttribute":
                    format = "uri";
                    break;
                case "Base64StringAttribute":
                    encoding = "base64";
                    break;
                default:
                    others.Add(attribute);
                    break;
            }
        }

        // 0 is no bound, and -1 is "as much as the store allows".
        Add("minLength", minimum is > 0 ? NumberRange.Text(minimum.Value) : null);
        Add("maxLength", maximum is >= 0 ? NumberRange.Text(maximum.Value) : null);
        Add("format", format is null ? null : JsonText.Quote(format));
        Add("contentEncoding", encoding is null ? null : JsonText.Quote(encoding));
        return others;

        void Add(string keyword, string? json)
        {
            if (json is not null)
                keywords.Add(new(keyword, json));
        }
    }
}

using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Templates;

/// <summary>
/// The grammar of all templates: text, <c>{Member}</c>, <c>{Member:format}</c>, and <c>{{</c> and <c>}}</c> for literal braces.
/// </summary>
internal static class TemplateParser
{
    public static Template Parse(string template)
    {
        var parts = new List<TemplatePart>();
        var errors = new List<TemplateError>();
        var literal = new StringBuilder();
        var literalStart = 0;
        var position = 0;
        while (position < template.Length)
        {
            var character = template[position];
            var doubled = position + 1 < template.Length && template[position + 1] == character;
            if (character is not ('{' or '}'))
            {
                literal.Append(character);
                position++;
            }
            else if (doubled)
            {
                literal.Append(character);
                position += 2;
            }
            else if (character == '}')
            {
                errors.Add(new TemplateError(position, 1, "a '}' that closes no '{'; write '}}' for a literal brace"));
                position++;
            }
            else
            {
                AddLiteral(parts, literal, literalStart, position);
                position = ParseHole(template, position, parts, errors);
                literalStart = position;
            }
        }

        AddLiteral(parts, literal, literalStart, position);
        return new Template(parts, errors);
    }

    private static void AddLiteral(List<TemplatePart> parts, StringBuilder literal, int start, int end)
    {
        if (literal.Length == 0)
            return;

        parts.Add(new TemplatePart(start, end - start, literal.ToString()));
        literal.Clear();
    }

    /// <summary>Parses the hole that opens at <paramref name="start"/>; returns the position after it.</summary>
    private static int ParseHole(string template, int start, List<TemplatePart> parts, List<TemplateError> errors)
    {
        var end = template.IndexOf('}', start);
        var next = template.IndexOf('{', start + 1);
        if (end < 0 || (next >= 0 && next < end))
        {
            var length = (next >= 0 ? next : template.Length) - start;
            errors.Add(new TemplateError(start, length, "a '{' that no '}' closes; write '{{' for a literal brace"));
            return start + length;
        }

        var content = template.Substring(start + 1, end - start - 1);
        var colon = content.IndexOf(':');
        var member = (colon < 0 ? content : content.Substring(0, colon)).Trim().TrimStart('@');
        var format = colon < 0 ? null : content.Substring(colon + 1);
        if (SyntaxFacts.IsValidIdentifier(member))
            parts.Add(new TemplatePart(start, end + 1 - start, Literal: null, member, format));
        else if (member.Length == 0)
            errors.Add(new TemplateError(start, end + 1 - start, "an empty placeholder; name a member, or write '{{}}' for literal braces"));
        else
            errors.Add(new TemplateError(start, end + 1 - start, $"'{member}' in braces, which is no member's name; write '{{{{' and '}}}}' for literal braces"));

        return end + 1;
    }
}

using System.Collections.Generic;
using System.Text;
using BatchTasks.Generators.HandWritten;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>Reads the texts of a line: constants, and templates whose holes name members.</summary>
internal sealed class TemplateReader(SourceJson json, RecordMembers members)
{
    /// <summary>A JSON string as a template, as source: its holes name members, its own braces are doubled. Null where a hole can't be one.</summary>
    public string? Template(ByteSpan value)
    {
        var (template, known) = (new StringBuilder(), new List<byte>());
        var content = new ByteSpan(value.Start + 1, value.Length - 2);

        // The quotes of the string are no content; a stand-in for all of it is cut in the same way, and stays one.
        foreach (var (bytes, mark) in json.Pieces(content))
        {
            if (!mark.IsUnknown)
            {
                known.AddRange(json.Utf8.Slice(bytes.Start, bytes.Length).ToArray());
                continue;
            }

            if (members.InText(mark.Source) is not { } member)
                return null;

            Flush();
            template.Append('{').Append(member.Name).Append('}');
        }

        Flush();
        return Literal(template.ToString());

        void Flush()
        {
            template.Append(JsonString.Unescape(known.ToArray()).Replace("{", "{{").Replace("}", "}}"));
            known.Clear();
        }
    }

    /// <summary>The text of a JSON string that is a constant.</summary>
    public string Text(ByteSpan value) => JsonString.Unescape(json.Utf8.Slice(value.Start + 1, value.Length - 2));

    /// <summary>A text as source.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

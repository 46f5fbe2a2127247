using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using BatchTasks.Shared.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Parsing.Results;

/// <summary>
/// What the documentation comments of a type's own project say. They are read as text, not asked of the compiler: where no documentation file is generated it
/// takes them for ordinary comments, and a schema must not depend on that. Those of other assemblies are not read either: a project that is referred to shows
/// its comments to an editor, and not to a build.
/// </summary>
internal static class DocumentationText
{
    private static readonly XmlReaderSettings s_settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    [ThreadStatic]
    private static LastComment? s_last;

    /// <summary>The summary of a symbol, on one line; null where it has none.</summary>
    public static string? SummaryOf(ISymbol symbol, IAssemblySymbol assembly, CancellationToken cancellationToken) =>
        ElementOf(symbol, assembly, static element => element.Name.LocalName == "summary", cancellationToken);

    /// <summary>What a type's documentation says of a parameter of its primary constructor; null where it says nothing.</summary>
    public static string? ParameterOf(IParameterSymbol parameter, IAssemblySymbol assembly, CancellationToken cancellationToken)
    {
        bool IsOfParameter(XElement element) => element.Name.LocalName == "param" && (string?)element.Attribute("name") == parameter.Name;

        return parameter.ContainingSymbol is not IMethodSymbol method ? null
            : IsPrimary(method, cancellationToken) ? ElementOf(method.ContainingType, assembly, IsOfParameter, cancellationToken)
            : ElementOf(method, assembly, IsOfParameter, cancellationToken);
    }

    private static bool IsPrimary(IMethodSymbol method, CancellationToken cancellationToken) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is TypeDeclarationSyntax;

    private static string? ElementOf(ISymbol symbol, IAssemblySymbol assembly, Func<XElement, bool> isWanted, CancellationToken cancellationToken)
    {
        if (!assembly.Equals(symbol.ContainingAssembly, SymbolEqualityComparer.Default))
            return null;

        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (Parse(DocumentationComments.Of(reference.GetSyntax(cancellationToken))) is { } documentation
                && documentation.Elements().FirstOrDefault(isWanted) is { } element
                && Text(element) is { Length: > 0 } text)
            {
                return WellFormed.Of(text);
            }
        }

        return null;
    }

    /// <summary>The comment as XML; null where there is none, or none that is well-formed (of which the compiler warns).</summary>
    private static XElement? Parse(string comment)
    {
        if (comment.Length == 0)
            return null;

        // A type's comment is asked for its summary, and then for each of its parameters.
        if (s_last is { } last && last.Comment == comment)
            return last.Xml;

        var xml = ParseAnew(comment);
        s_last = new(comment, xml);
        return xml;
    }

    private static XElement? ParseAnew(string comment)
    {
        try
        {
            using var reader = XmlReader.Create(new System.IO.StringReader($"<doc>{comment}</doc>"), s_settings);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The text of an element with its white space made single spaces.</summary>
    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        Append(element, text);
        return string.Join(" ", text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Append(XElement element, StringBuilder text)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText words)
                text.Append(words.Value);
            else if (node is XElement inner)
                AppendInner(inner, text);
        }
    }

    private static void AppendInner(XElement element, StringBuilder text)
    {
        if (element.IsEmpty || !element.Nodes().Any())
        {
            text.Append(Reference(element));
            return;
        }

        // Paragraphs, items and the like are no part of the sentence before them.
        var isBlock = element.Name.LocalName is "para" or "list" or "listheader" or "item" or "term" or "description" or "code" or "br" or "p" or "ul" or "ol" or "li";
        text.Append(isBlock ? " " : "");
        Append(element, text);
        text.Append(isBlock ? " " : "");
    }

    /// <summary>What an empty element stands for: a reference as it is written, in the form of C#.</summary>
    private static string Reference(XElement element)
    {
        foreach (var name in (string[])["cref", "langword", "name", "href"])
        {
            if (element.Attribute(name) is { Value: var value })
                return name == "cref" ? value.Replace('{', '<').Replace('}', '>') : value;
        }

        return " ";
    }

    private sealed record LastComment(string Comment, XElement? Xml);
}

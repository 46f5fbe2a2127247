using System.Linq;
using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <content>JSON that stands in string literals, and the calls that turn values into JSON and JSON into values.</content>
internal sealed partial class JsonValues
{
    private const string Nodes = "System.Text.Json.Nodes";

    /// <summary>Writes the text itself, which is JSON if the author made no mistake.</summary>
    public void WriteText(LiteralText literals, bool isOpen)
    {
        var isInString = false;
        var isEscaped = false;
        var next = 0;
        for (var index = 0; index <= literals.Text.Length; index++)
        {
            for (; next < literals.Holes.Count && literals.Holes[next].Position == index; next++)
                WriteHole(literals.Holes[next], isInString, isOpen);

            if (index == literals.Text.Length)
                break;

            var character = literals.Text[index];
            var isPair = char.IsHighSurrogate(character) && index + 1 < literals.Text.Length && char.IsLowSurrogate(literals.Text[index + 1]);
            writer.Write(isPair ? literals.Text.Substring(index, 2) : character.ToString(), literals.SpanOf(index, isPair ? 2 : 1));
            if (isPair)
                index++;

            if (isEscaped)
                isEscaped = false;
            else if (character == '\\')
                isEscaped = isInString;
            else if (character == '"')
                isInString = !isInString;
        }
    }

    private void WriteHole(LiteralHole hole, bool isInString, bool isOpen)
    {
        var value = Unwrap(hole.Expression);
        if (!hole.IsFormatted && model.GetConstantValue(value, cancellationToken) is { HasValue: true, Value: string text })
            writer.Write(text, value.Span);
        else if (isInString)
            writer.WriteUnknown("?", (hole.IsFormatted ? value.Parent! : value).Span);
        else if (value is InvocationExpressionSyntax invocation && Serialized(invocation) is { } serialized)
            Write(serialized, isOpen);
        else
            writer.WriteUnknown(UnknownValue, value.Span);
    }

    /// <summary>The value that a call turns into JSON, or null for any other call.</summary>
    private ExpressionSyntax? Serialized(InvocationExpressionSyntax invocation)
    {
        if (invocation is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }, ArgumentList.Arguments: [{ Expression: var value }, ..] })
            return null;

        return name switch
        {
            "Serialize" or "SerializeToNode" or "SerializeToElement" or "SerializeToUtf8Bytes" when IsMemberOf(invocation, "System.Text.Json", "JsonSerializer") => value,
            "SerializeObject" when IsMemberOf(invocation, "Newtonsoft.Json", "JsonConvert") => value,
            "Create" when IsMemberOf(invocation, Nodes, "JsonValue") => value,
            _ => null,
        };
    }

    /// <summary>The JSON text that a call turns into a value, or null for any other call.</summary>
    private LiteralText? Parsed(InvocationExpressionSyntax invocation) =>
        invocation is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Parse" }, ArgumentList.Arguments: [{ Expression: var text }, ..] }
        && LiteralText.Of(text) is { } literals
        && (IsMemberOf(invocation, Nodes, "JsonNode") || IsMemberOf(invocation, "Newtonsoft.Json.Linq", "JToken") || IsMemberOf(invocation, "Newtonsoft.Json.Linq", "JObject"))
            ? literals
            : null;

    private bool IsMemberOf(InvocationExpressionSyntax invocation, string containingNamespace, string type)
    {
        var info = model.GetSymbolInfo(invocation, cancellationToken);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.ContainingType.IsNamed(containingNamespace, type) ?? false;
    }
}

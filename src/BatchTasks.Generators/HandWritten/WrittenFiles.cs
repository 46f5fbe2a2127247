using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>BT4004: an encoding that puts a mark before a batch file, or is not UTF-8 at all.</summary>
internal static class WrittenFiles
{
    private const string Extension = ".jsonl";

    /// <summary>Whether the text can have any: the cheap question before all others.</summary>
    public static bool MayBeIn(string text) => Has(text, "Encoding") && (Has(text, Extension) || Has(text, "custom_id"));

    public static void Report(SyntaxNode root, IReadOnlyList<LineUse> uses, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var node in root.DescendantNodes())
        {
            if (Encoding(node, model, cancellationToken) is not { } encoding || Problem(encoding, model, cancellationToken) is not { } problem)
                continue;

            if (HasJsonlPath(node, model, cancellationToken) || IsReceiver(node, uses, model, cancellationToken))
                report(Diagnostic.Create(Rules.NotJsonLines, encoding.GetLocation(), problem));
        }
    }

    private static bool Has(string text, string part) => text.IndexOf(part, StringComparison.Ordinal) >= 0;

    /// <summary>The encoding that a call writes text in, or null for any other node.</summary>
    private static ExpressionSyntax? Encoding(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = node switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WriteAllText" or "WriteAllTextAsync" or "WriteAllLines" or "WriteAllLinesAsync" } } call =>
                call.ArgumentList,
            ObjectCreationExpressionSyntax { Type: var type } creation when type.ToString().EndsWith("StreamWriter", StringComparison.Ordinal) => creation.ArgumentList,
            ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 1 } creation => creation.ArgumentList,
            _ => null,
        };
        if (arguments is null || arguments.Arguments.FirstOrDefault(static a => IsEncoding(a.Expression))?.Expression is not { } encoding)
            return null;

        var called = model.GetSymbolInfo(node, cancellationToken).Symbol?.ContainingType;
        return called.IsNamed("System.IO", "File") || called.IsNamed("System.IO", "StreamWriter") ? encoding : null;
    }

    /// <summary>Looks like one; what it is is asked later.</summary>
    private static bool IsEncoding(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax or ObjectCreationExpressionSyntax && Has(expression.ToString(), "Encoding");

    private static string? Problem(ExpressionSyntax encoding, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetSymbolInfo(encoding, cancellationToken).Symbol;
        switch (encoding)
        {
            case MemberAccessExpressionSyntax when symbol is IPropertySymbol { ContainingType: var type } && type.IsNamed("System.Text", "Encoding"):
                return symbol.Name switch
                {
                    "UTF8" => "Encoding.UTF8 writes a byte order mark before the first line, which services refuse; use 'new UTF8Encoding(false)'",
                    "Unicode" or "BigEndianUnicode" or "UTF32" or "UTF7" or "Latin1" => $"A batch file is UTF-8, not Encoding.{symbol.Name}; use 'new UTF8Encoding(false)'",
                    _ => null,
                };
            case ObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var mark }, ..] } when symbol?.ContainingType.IsNamed("System.Text", "UTF8Encoding") ?? false:
                return model.GetConstantValue(mark, cancellationToken) is { HasValue: true, Value: true }
                    ? "This encoding writes a byte order mark before the first line, which services refuse; use 'new UTF8Encoding(false)'"
                    : null;
            default:
                return null;
        }
    }

    private static bool HasJsonlPath(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = call is InvocationExpressionSyntax invocation ? invocation.ArgumentList : ((BaseObjectCreationExpressionSyntax)call).ArgumentList;
        return arguments is { Arguments: [{ Expression: var path }, ..] }
            && model.GetConstantValue(path, cancellationToken) is { HasValue: true, Value: string text }
            && text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it is the writer under a name that request lines are written to.</summary>
    private static bool IsReceiver(SyntaxNode call, IReadOnlyList<LineUse> uses, SemanticModel model, CancellationToken cancellationToken) =>
        call.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
        && model.GetDeclaredSymbol(variable, cancellationToken) is { } symbol
        && uses.Any(u => SymbolEqualityComparer.Default.Equals(u.Receiver, symbol));
}

using System.Collections.Generic;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.HandWritten;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeRefactorings;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes.HandWritten;

/// <summary>Turns a hand-written request line into a [BatchTask] record, where the whole of the line is understood.</summary>
[ExportCodeRefactoringProvider(LanguageNames.CSharp, Name = nameof(ConvertToTaskRefactoring))]
[Shared]
public sealed class ConvertToTaskRefactoring : CodeRefactoringProvider
{
    private const string Attributes = "BatchTasks.BatchTaskAttribute";

    /// <inheritdoc/>
    public override async Task ComputeRefactoringsAsync(CodeRefactoringContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (!HandWrittenRequests.MayBeIn(text.ToString()))
            return;

        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Attributes) is null)
            return;

        var root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        var lines = HandWrittenRequests.Of(model, root, context.CancellationToken).Lines.Where(l => l.Expression.Span.Contains(context.Span)).ToList();
        if (lines is not [var line] || line.Expression.FirstAncestorOrSelf<AttributeSyntax>() is not null || Changes(line, root, model, context.CancellationToken) is not { } changes)
            return;

        context.RegisterRefactoring(CodeAction.Create(
            "Convert to a [BatchTask] record",
            _ => Task.FromResult(context.Document.WithText(text.WithChanges(changes))),
            nameof(ConvertToTaskRefactoring)));
    }

    private static List<TextChange>? Changes(HandWrittenLine line, SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        if (line.Expression.Ancestors().OfType<BaseTypeDeclarationSyntax>().LastOrDefault() is not { } type)
            return null;

        var name = UniqueName(model, line.Expression.SpanStart);
        var members = new RecordMembers(name, model, root, cancellationToken);
        var isImported = root is CompilationUnitSyntax unit && unit.Usings.Any(static u => u.Name?.ToString() == "BatchTasks");
        var prefix = isImported ? "" : "BatchTasks.";
        if (new LineReader(line, members, prefix).Read() is not { } attributes)
            return null;

        var record = new TextChange(new(type.Span.End, 0), Record(name, attributes, members.All, type, prefix));
        return Replaced(line, model, cancellationToken) is { } replaced
            ? [new(replaced.Span, $"new {name}({string.Join(", ", members.All.Select(static m => m.Expression))}).ToBatchLine()"), record]
            : [record];
    }

    private static string UniqueName(SemanticModel model, int position)
    {
        const string Name = "RequestTask";
        var unique = Name;
        for (var number = 2; !model.LookupSymbols(position, name: unique).IsEmpty; number++)
            unique = Name + number;

        return unique;
    }

    private static string Record(string name, IReadOnlyList<string> attributes, IReadOnlyList<RecordMember> members, BaseTypeDeclarationSyntax type, string prefix)
    {
        var newLine = type.SyntaxTree.ToString().IndexOf("\r\n", StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";
        var indentation = type.GetLeadingTrivia().LastOrDefault(static t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();
        var parameters = members.Select(m => m.Parameter is null ? $"{m.Type} {m.Name}" : $"[property: {prefix}BodyParameter({SymbolDisplay.FormatLiteral(m.Parameter, quote: true)})] {m.Type} {m.Name}");
        var lines = attributes.Select(static a => $"[{a}]").Concat([$"internal sealed partial record {name}({string.Join(", ", parameters)});"]);
        return newLine + newLine + string.Join(newLine, lines.Select(l => indentation + l));
    }

    /// <summary>The text of the line, or the call that serializes it; null where what stands there is no text.</summary>
    private static ExpressionSyntax? Replaced(HandWrittenLine line, SemanticModel model, CancellationToken cancellationToken)
    {
        var expression = line.Expression;
        if (expression.Parent is ArgumentSyntax
            {
                Parent: ArgumentListSyntax
                {
                    Arguments.Count: 1,
                    Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Serialize", Expression: var serializer } } call,
                },
            }
            && model.GetSymbolInfo(serializer, cancellationToken).Symbol is { Name: "JsonSerializer" })
        {
            return call;
        }

        // A line break at the end is the author's, and would be lost.
        return model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType == SpecialType.System_String && line.Json.Utf8[line.Json.Utf8.Length - 1] == '}' ? expression : null;
    }
}

using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.HandWritten;

/// <summary>
/// BT1003, BT1004, BT1106: lines that stand together: in one text, one collection expression, array or list, or that one block adds to one receiver.
/// </summary>
internal static class LineGroups
{
    public static void Report(IReadOnlyList<(HandWrittenLine Line, LineUse Use)> lines, SemanticModel model, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        foreach (var group in lines.GroupBy(l => Key(l.Line, l.Use), LineGroupComparer.Instance))
        {
            if (group.Key is not { } key || !group.Skip(1).Any())
                continue;

            var between = TextSpan.FromBounds(group.First().Line.Expression.SpanStart, group.Last().Line.Expression.Span.End);
            if (key.Receiver is { } receiver && SharedReceiver.IsEmptied(receiver, key.Node, between, model, cancellationToken))
                continue;

            var place = key.Receiver is { } named ? $"'{named.Name}'" : group.First().Use.List is null ? "This text" : "This list";
            Report([.. group.Select(static l => l.Line)], place, report);
        }
    }

    /// <summary>What the lines of one group have in common.</summary>
    private static (SyntaxNode Node, ISymbol? Receiver)? Key(HandWrittenLine line, LineUse use) => use switch
    {
        { List: { } list } => (list, null),
        { Statement.Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax, Receiver: { } receiver } => (Block(use.Statement), receiver),
        _ => (line.Expression, null),
    };

    private static SyntaxNode Block(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax { Parent: { } unit } ? unit : statement.Parent!;

    private static void Report(IReadOnlyList<HandWrittenLine> lines, string place, Action<Diagnostic> report)
    {
        var ids = new Dictionary<string, HandWrittenLine>(StringComparer.Ordinal);
        (HandWrittenLine Line, string Text)? url = null, model = null;
        foreach (var line in lines)
        {
            if (line.Constant(line.Line.CustomId) is { } id)
            {
                if (ids.TryGetValue(id, out var first))
                    report(Diagnostic.Create(Rules.DuplicateCustomId, line.LocationOf(line.Line.CustomId.Span), id, Name(first)));
                else
                    ids.Add(id, line);
            }

            Compare(Rules.MixedEndpoints, line, line.Line.Url, ref url);
            Compare(Rules.MixedModels, line, line.Line.Model, ref model);
        }

        void Compare(DiagnosticDescriptor rule, HandWrittenLine line, Shared.Lines.LineValue value, ref (HandWrittenLine Line, string Text)? first)
        {
            if (line.Constant(value) is not { } text)
                return;

            first ??= (line, text);
            if (first.Value.Text != text)
                report(Diagnostic.Create(rule, line.LocationOf(value.Span), place, Name(first.Value.Line), first.Value.Text, Name(line), text));
        }
    }

    /// <summary>A line as a message names it: by its place, since ids may be equal.</summary>
    private static string Name(HandWrittenLine line) => $"the request in line {line.Location.GetLineSpan().StartLinePosition.Line + 1}";

    private sealed class LineGroupComparer : IEqualityComparer<(SyntaxNode Node, ISymbol? Receiver)?>
    {
        public static readonly LineGroupComparer Instance = new();

        public bool Equals((SyntaxNode Node, ISymbol? Receiver)? x, (SyntaxNode Node, ISymbol? Receiver)? y) =>
            x?.Node == y?.Node && SymbolEqualityComparer.Default.Equals(x?.Receiver, y?.Receiver);

        public int GetHashCode((SyntaxNode Node, ISymbol? Receiver)? key) => key?.Node.GetHashCode() ?? 0;
    }
}

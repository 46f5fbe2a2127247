using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Flow;

/// <summary>
/// By names alone, which functions of a source file have to do with request lines: those that name a method by which lines are made or sent, and those
/// that call such functions. The names are searched for in the text, so that of the tree only their own places are looked at. Kept for each tree.
/// </summary>
internal sealed class FlowNames
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "BatchFile", "BatchLine", "ToBatchLine", "BatchCreateOptions", "UploadFile", "UploadFileAsync",
    };

    private static readonly HashSet<string> s_uploads = new(StringComparer.Ordinal)
    {
        "UploadFile", "UploadFileAsync", "UploadAsync", "CreateBatch", "CreateBatchAsync",
    };

    /// <summary>Each word and each upload has one of these in it.</summary>
    private static readonly string[] s_roots = ["Batch", "Upload"];

    private static readonly ConditionalWeakTable<SyntaxTree, FlowNames> s_ofTree = new();

    private readonly HashSet<string> _functions = new(StringComparer.Ordinal);

    /// <summary>Where the words stand.</summary>
    private readonly List<int> _words = [];

    /// <summary>Where the uploads stand, and the names of the functions.</summary>
    private readonly List<int> _uploadsAndFunctions = [];

    private FlowNames()
    {
    }

    public static FlowNames Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (s_ofTree.TryGetValue(tree, out var known))
            return known;

        var found = new FlowNames();
        found.Search(tree, cancellationToken);
        return s_ofTree.GetValue(tree, _ => found);
    }

    public bool IsOfInterest(string function) => _functions.Contains(function);

    /// <summary>Whether a body has anything to look at: an upload, a function that has, or two things that could disagree.</summary>
    public bool IsOfInterest(SyntaxNode body) => _uploadsAndFunctions.Exists(body.Span.Contains) || _words.Where(body.Span.Contains).Take(2).Count() == 2;

    private void Search(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var text = tree.GetText(cancellationToken).ToString();
        SyntaxNode? root = null;
        foreach (var part in s_roots)
        {
            foreach (var name in NamesWith(part))
            {
                if (s_uploads.Contains(name.Identifier.ValueText))
                    _uploadsAndFunctions.Add(name.SpanStart);

                if (!s_words.Contains(name.Identifier.ValueText))
                    continue;

                _words.Add(name.SpanStart);
                AddFunctionsAround(name);
            }
        }

        IEnumerable<SimpleNameSyntax> NamesWith(string part)
        {
            for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            {
                cancellationToken.ThrowIfCancellationRequested();
                root ??= tree.GetRoot(cancellationToken);

                // What stands in a comment is no name; the token that is found there comes after it.
                if (root.FindToken(at) is { Parent: SimpleNameSyntax name } token && token == name.Identifier && token.Span.Contains(at))
                    yield return name;
            }
        }

        // A function is added once, and with it those that name it.
        void AddFunctionsAround(SyntaxNode place)
        {
            // Chains of calls may be thousands long: no recursion there.
            var waiting = new Stack<SyntaxNode>();
            waiting.Push(place);
            while (waiting.Count > 0)
            {
                foreach (var function in waiting.Pop().Ancestors().Select(NameOf))
                {
                    if (function is not { Length: > 0 } || !_functions.Add(function))
                        continue;

                    foreach (var name in NamesWith(function).Where(n => n.Identifier.ValueText == function))
                    {
                        _uploadsAndFunctions.Add(name.SpanStart);
                        waiting.Push(name);
                    }
                }
            }
        }
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    };
}

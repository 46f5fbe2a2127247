using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Flow;

/// <summary>
/// By names alone, which functions of a source file have to do with request lines: those that name a method by which lines are made or sent, and those
/// that call such functions.
/// </summary>
internal sealed class FlowNames
{
    /// <summary>No source without this word names the library.</summary>
    private const string Word = "Batch";

    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "BatchFile", "BatchLine", "ToBatchLine", "BatchCreateOptions", "UploadFile", "UploadFileAsync",
    };

    private static readonly string[] s_uploads = ["UploadFile", "UploadFileAsync", "UploadAsync", "CreateBatch", "CreateBatchAsync"];

    private static readonly SourceTextValueProvider<bool> s_mentions = new(Mentions);

    private readonly HashSet<string> _functions;

    private FlowNames(HashSet<string> functions) => _functions = functions;

    /// <summary>For <c>CompilationStartAnalysisContext.TryGetValue</c>: whether a text has the word at all.</summary>
    public static SourceTextValueProvider<bool> MentionsBatches => s_mentions;

    public bool IsOfInterest(string function) => _functions.Contains(function);

    /// <summary>Whether a body has anything to look at: an upload, a function that has, or two things that could disagree.</summary>
    public bool IsOfInterest(SyntaxNode body)
    {
        var mentions = 0;
        foreach (var name in body.DescendantNodes().OfType<SimpleNameSyntax>())
        {
            var text = name.Identifier.ValueText;
            if (IsOfInterest(text) || s_uploads.Contains(text) || (s_words.Contains(text) && ++mentions == 2))
                return true;
        }

        return false;
    }

    public static FlowNames Of(SyntaxNode root)
    {
        var functions = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<(string Function, HashSet<string> Names)>();
        foreach (var node in root.DescendantNodes())
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                LocalFunctionStatementSyntax function => function.Identifier.ValueText,
                _ => null,
            };
            if (name is not null)
                names.Add((name, new HashSet<string>(node.DescendantNodes().OfType<SimpleNameSyntax>().Select(static n => n.Identifier.ValueText), StringComparer.Ordinal)));
        }

        for (var before = -1; before != functions.Count;)
        {
            before = functions.Count;
            functions.UnionWith(names.Where(each => each.Names.Overlaps(s_words) || each.Names.Overlaps(functions)).Select(static each => each.Function));
        }

        return new FlowNames(functions);
    }

    private static bool Mentions(SourceText text)
    {
        // Piece by piece with an overlap, so that no text is copied whole.
        var piece = new char[4096];
        for (var start = 0; start < text.Length; start += piece.Length - Word.Length)
        {
            var length = Math.Min(piece.Length, text.Length - start);
            text.CopyTo(start, piece, 0, length);
            if (piece.AsSpan(0, length).IndexOf(Word.AsSpan(), StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }
}

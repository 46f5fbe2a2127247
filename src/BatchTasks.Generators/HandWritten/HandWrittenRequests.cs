using System.Collections.Generic;
using System.Linq;
using BatchTasks.Generators.Literals;
using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>The request lines and CreateBatch bodies that one source file puts together by hand.</summary>
internal sealed class HandWrittenRequests
{
    // What no request does without, and few other files have: the rest of a file is looked at only where one of them stands in it.
    private static readonly string[] s_marks = ["custom_id", "input_file_id", "completion_window", "/v1/"];

    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellationToken;
    private readonly List<HandWrittenLine> _lines = [];
    private readonly List<HandWrittenJob> _jobs = [];

    private HandWrittenRequests(SemanticModel model, CancellationToken cancellationToken)
    {
        _model = model;
        _cancellationToken = cancellationToken;
    }

    /// <summary>In the order of the source.</summary>
    public IReadOnlyList<HandWrittenLine> Lines => _lines;

    /// <inheritdoc cref="Lines"/>
    public IReadOnlyList<HandWrittenJob> Jobs => _jobs;

    /// <summary>Whether the text can hold any: the cheap question before all others.</summary>
    public static bool MayBeIn(string text) => s_marks.Any(mark => text.IndexOf(mark, StringComparison.Ordinal) >= 0);

    public static HandWrittenRequests Of(SemanticModel model, SyntaxNode root, CancellationToken cancellationToken)
    {
        var found = new HandWrittenRequests(model, cancellationToken);
        var open = new Stack<SyntaxNode>();
        open.Push(root);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var node = open.Pop();
            if (found.Add(node))
                continue;

            foreach (var child in node.ChildNodes().Reverse())
                open.Push(child);
        }

        return found;
    }

    /// <summary>Adds what the node gives. Where it gives something, what is inside it is a part of that.</summary>
    private bool Add(SyntaxNode node) => node switch
    {
        AnonymousObjectCreationExpressionSyntax anonymous => HasName(anonymous.Initializers.Select(NameToken)) && AddObject(anonymous),
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation => HasName(initializer.Expressions.Select(KeyToken)) && AddObject(creation),
        LiteralExpressionSyntax literal => IsText(literal.Token) && MayBeIn(literal.Token.Text) && AddTexts(literal),
        InterpolatedStringExpressionSyntax interpolated => MayBeIn(interpolated) && AddTexts(interpolated),
        BinaryExpressionSyntax binary => binary.IsKind(SyntaxKind.AddExpression) && !binary.Parent.IsKind(SyntaxKind.AddExpression) && MayBeIn(binary) && AddTexts(binary),
        _ => false,
    };

    private bool AddObject(ExpressionSyntax expression)
    {
        var writer = new SourceJsonWriter();
        new JsonValues(writer, _model, _cancellationToken).Write(expression, IsChangedLater(expression));
        return Add(expression, writer.ToJson());
    }

    private bool AddTexts(ExpressionSyntax expression)
    {
        if (LiteralText.Of(expression) is not { } literals || literals.Text.IndexOf('{') < 0)
            return false;

        var writer = new SourceJsonWriter();
        new JsonValues(writer, _model, _cancellationToken).WriteText(literals, isOpen: false);
        var json = writer.ToJson();
        var isAny = false;
        foreach (var part in Parts(json))
            isAny |= Add(expression, part);

        return isAny;
    }

    private bool Add(ExpressionSyntax expression, SourceJson json)
    {
        var line = BatchLine.Scan(json.Utf8);
        if (RequestShapes.IsLine(json, line))
        {
            _lines.Add(new(expression, json, line));
            return true;
        }

        var body = CreateBatchBody.Scan(json.Utf8);
        if (!RequestShapes.IsJob(body))
            return false;

        _jobs.Add(new(expression, json, body));
        return true;
    }

    /// <summary>The whole text where it is one value; else its lines, which may be those of a file.</summary>
    private static List<SourceJson> Parts(SourceJson json)
    {
        var utf8 = json.Utf8;
        if (IsOneValue(utf8))
            return [json];

        var parts = new List<SourceJson>();
        var start = 0;
        while (start < utf8.Length)
        {
            var length = utf8.Slice(start).IndexOf((byte)'\n');
            length = length < 0 ? utf8.Length - start : length;
            if (!BatchFileRules.IsBlank(utf8.Slice(start, length)))
                parts.Add(json.Slice(start, length));

            start += length + 1;
        }

        return parts;
    }

    private static bool IsOneValue(ReadOnlySpan<byte> utf8)
    {
        var scanner = new JsonScanner(utf8);
        while (scanner.Read())
        {
        }

        return scanner.Error is null;
    }

    /// <summary>Whether what can be changed may be: it is kept under a name, or handed out.</summary>
    private static bool IsChangedLater(ExpressionSyntax expression) =>
        expression.Parent is not (ArgumentSyntax or InitializerExpressionSyntax or ExpressionElementSyntax or MemberAccessExpressionSyntax);

    private static bool MayBeIn(ExpressionSyntax expression) => expression.DescendantTokens().Any(static t => IsText(t) && MayBeIn(t.Text));

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
        or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken;

    private static bool HasName(IEnumerable<string?> names) => names.Any(static n => n is "custom_id" or "url" or "input_file_id" or "completion_window");

    private static string? NameToken(AnonymousObjectMemberDeclaratorSyntax member) =>
        member.NameEquals?.Name.Identifier.ValueText ?? SyntaxFacts.TryGetInferredMemberName(member.Expression);

    private static string? KeyToken(ExpressionSyntax element) => element switch
    {
        InitializerExpressionSyntax { Expressions: [LiteralExpressionSyntax key, _] } => key.Token.ValueText,
        AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax key }] } } => key.Token.ValueText,
        _ => null,
    };
}

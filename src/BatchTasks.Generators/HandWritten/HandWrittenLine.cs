using BatchTasks.Shared.Jobs;
using BatchTasks.Shared.Json;
using BatchTasks.Shared.Lines;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.HandWritten;

/// <summary>An expression that gives a request line.</summary>
/// <param name="Expression">The object or the whole text.</param>
/// <param name="Json">The line; one of several where the text holds more.</param>
/// <param name="Line">What a scan of it found.</param>
internal sealed record HandWrittenLine(ExpressionSyntax Expression, SourceJson Json, BatchLine Line)
{
    /// <summary>Where the line begins: its brace in a text, its <c>new</c> in code.</summary>
    public Location Location => LocationOf(Line.Root.Span);

    public Location LocationOf(ByteSpan span) => Location.Create(Expression.SyntaxTree, Json.SpanOf(span));

    /// <summary>The text of a value that is a constant, or null.</summary>
    public string? Constant(LineValue value) => value.IsString && !Json.IsUnknown(value.Span) ? value.Text(Json.Utf8) : null;
}

/// <summary>An expression that gives the body of a CreateBatch call.</summary>
internal sealed record HandWrittenJob(ExpressionSyntax Expression, SourceJson Json, CreateBatchBody Body)
{
    public Location LocationOf(ByteSpan span) => Location.Create(Expression.SyntaxTree, Json.SpanOf(span));
}

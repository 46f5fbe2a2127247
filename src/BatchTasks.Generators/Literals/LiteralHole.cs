using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Literals;

/// <summary>A part of a text that is no literal: an interpolation, or an operand of a concatenation.</summary>
/// <param name="Position">The characters of literals before it.</param>
/// <param name="Expression">What stands there.</param>
/// <param name="IsFormatted">Whether it has an alignment or a format, so that its own text is not the one that stands there.</param>
internal readonly record struct LiteralHole(int Position, ExpressionSyntax Expression, bool IsFormatted);

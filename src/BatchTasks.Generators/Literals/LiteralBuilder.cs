using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Literals;

/// <summary>Characters, each with its place in the source.</summary>
internal sealed class LiteralBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<TextSpan> _places = [];
    private readonly List<LiteralHole> _holes = [];

    public string Text => _text.ToString();

    public int Length => _text.Length;

    public IReadOnlyList<TextSpan> Places => _places;

    public IReadOnlyList<LiteralHole> Holes => _holes;

    /// <summary>Whether any literal was read, were it an empty one.</summary>
    public bool HasLiteral { get; set; }

    /// <summary>Whether the characters from there on are those.</summary>
    public bool EndsWith(string text, int start) => _text.Length - start == text.Length && _text.ToString(start, text.Length) == text;

    public void Add(char character, int start, int length)
    {
        _text.Append(character);
        _places.Add(new(start, length));
    }

    public void AddHole(ExpressionSyntax expression, bool isFormatted) => _holes.Add(new(_text.Length, expression, isFormatted));
}

using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Tests.Literals;

/// <summary>The compiler's own constant is what the text must be; the source at a character's place is how it is written.</summary>
public class LiteralTextTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"plain\"")]
    [InlineData("\"\\\"\\\\\\0\\a\\b\\f\\n\\r\\t\\v\\'\"")]
    [InlineData("\"\\u0041\\U00000042\\x43\\x4a4K\\x0044x\"")]
    [InlineData("\"\\U0001F600\\uD83D\\uDE00 😀 ü\"")]
    [InlineData("\"{{a}} {b}\"")]
    [InlineData("@\"\"")]
    [InlineData("@\"a \"\"b\"\"\"\"\\n {{c}}\"")]
    [InlineData("@\"two\r\n  lines\"")]
    [InlineData("\"\"\"raw \"a\" \\n {b}\"\"\"")]
    [InlineData("\"\"\"\" three \"\"\" quotes \"\"\"\"")]
    [InlineData("\"\"\"\n    one\n      two\n    \"\"\"")]
    [InlineData("\"\"\"\r\n    one\r\n\r\n      two\r\n    \"\"\"")]
    [InlineData("\"\"\"\n\t\tone\n\t\n\t\t\ttwo \n\t\t\"\"\"")]
    [InlineData("\"\"\"\n    \n    \"\"\"")]
    [InlineData("\"\"\"\none\n\"\"\"")]
    [InlineData("$\"\"")]
    [InlineData("$\"a {{b}} \\\"c\\\" \\u0041\"")]
    [InlineData("$@\"a {{b}} \"\"c\"\" \\\"")]
    [InlineData("@$\"a {{b}} \"\"c\"\" \\\"")]
    [InlineData("$\"\"\"a \"b\" \\n\"\"\"")]
    [InlineData("$$\"\"\"{\"a\": {}}\"\"\"")]
    [InlineData("$$\"\"\"\n    {\n      \"a\": 1\n    }\n    \"\"\"")]
    [InlineData("\"a\" + \"b\\n\" + @\"c\" + \"\"\"d\"\"\"")]
    [InlineData("(\"a\" + (\"b\" + \"c\")) + (\"d\")")]
    public void The_text_is_the_compilers(string expression)
    {
        var (syntax, model) = Parse(expression);
        var text = LiteralText.Of(syntax);
        Assert.NotNull(text);
        Assert.True(text.IsWhole);
        Assert.Equal(model.GetConstantValue(syntax, TestContext.Current.CancellationToken).Value, text.Text);
        AssertPlaces(text, syntax);
    }

    [Theory]
    [InlineData("\"a\\u00fc\"u8", "aü")]
    [InlineData("@\"a\"\"b\"u8", "a\"b")]
    [InlineData("\"\"\"a \"b\" \"\"\"U8", "a \"b\" ")]
    [InlineData("\"\"\"\n  a\n    b\n  \"\"\"u8", "a\n  b")]
    [InlineData("\"a\"u8 + \"b\"u8", "ab")]
    public void A_utf8_literal_has_its_text(string expression, string expected)
    {
        var (syntax, _) = Parse(expression, "System.ReadOnlySpan<byte>");
        var text = LiteralText.Of(syntax);
        Assert.Equal(expected, text?.Text);
        AssertPlaces(text!, syntax);
    }

    [Theory]
    [InlineData("$\"a{x}b{{{x:D5}}}c{x,3}\"", "ab{}c", "1:x 3:x! 5:x!")]
    [InlineData("$@\"{x}\"\"{x}\"", "\"", "0:x 1:x")]
    [InlineData("$$\"\"\"\n    {\"a\": {{x}},\n\n      \"b\": {{x}}}\n    \"\"\"", "{\"a\": ,\n\n  \"b\": }", "6:x 16:x")]
    [InlineData("\"a\" + x + \"b\"", "ab", "1:x")]
    [InlineData("x + (\"a\" + $\"{x}\") + x", "a", "0:x 1:x 1:x")]
    [InlineData("\"a\" + 'b' + nameof(x)", "a", "1:'b' 1:nameof(x)")]
    public void What_is_no_literal_is_a_hole(string expression, string expected, string holes)
    {
        var (syntax, _) = Parse(expression);
        var text = LiteralText.Of(syntax);
        Assert.Equal(expected, text?.Text);
        Assert.Equal(holes, string.Join(" ", text!.Holes.Select(h => $"{h.Position}:{h.Expression}{(h.IsFormatted ? "!" : "")}")));
        AssertPlaces(text, syntax);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1 + 2")]
    [InlineData("null")]
    [InlineData("'c'")]
    [InlineData("string.Concat(\"a\", \"b\")")]
    public void Where_there_is_no_literal_there_is_no_text(string expression) => Assert.Null(LiteralText.Of(Parse(expression).Syntax));

    [Theory]
    [InlineData("\"abc")]
    [InlineData("\"a\\")]
    [InlineData("\"a\\uD")]
    [InlineData("@\"abc")]
    [InlineData("\"\"\"abc")]
    [InlineData("\"\"\"\n  a\n b\n  \"\"\"")]
    [InlineData("\"\"\"\n\"\"\"")]
    [InlineData("$\"a{")]
    [InlineData("$\"a{x")]
    [InlineData("$\"\"\"\n a{x}\nb\n  \"\"\"")]
    [InlineData("$$\"\"\"a{{{")]
    [InlineData("\"a\" +")]
    public void A_half_typed_literal_is_taken(string expression)
    {
        var syntax = SyntaxFactory.ParseExpression(expression);
        if (LiteralText.Of(syntax) is { } text)
            AssertPlaces(text, syntax);
    }

    [Fact]
    public void A_span_of_several_literals_goes_from_the_first_character_to_the_last()
    {
        var (syntax, _) = Parse("\"ab\" + \"cd\"");
        var text = LiteralText.Of(syntax)!;
        Assert.Equal("b\" + \"c", syntax.SyntaxTree.ToString().Substring(text.SpanOf(1, 2).Start, text.SpanOf(1, 2).Length));
        Assert.Equal(0, text.SpanOf(4, 0).Length);
    }

    [Fact]
    public void A_concatenation_of_thousands_is_read() =>
        Assert.Equal(5000, LiteralText.Of(SyntaxFactory.ParseExpression(string.Join(" + ", Enumerable.Repeat("\"a\"", 5000))))!.Text.Length);

    private static void AssertPlaces(LiteralText text, ExpressionSyntax syntax)
    {
        var source = syntax.SyntaxTree.ToString();
        var end = 0;
        for (var i = 0; i < text.Text.Length; i++)
        {
            var span = text.SpanOf(i, 1);
            var written = source.Substring(span.Start, span.Length);
            var isSecondHalf = char.IsLowSurrogate(text.Text[i]) && span.End == end;
            Assert.True(span.Start >= end || isSecondHalf, $"{i}: {span} overlaps");
            end = span.End;
            if (span.Length == 1)
                Assert.Equal(text.Text[i].ToString(), written);
            else
                Assert.True(written[0] == '\\' || written is "\"\"" or "{{" or "}}", written);
        }
    }

    private static (ExpressionSyntax Syntax, SemanticModel Model) Parse(string expression, string type = "string")
    {
        var compilation = TestCompilation.Create($"class C {{ void M(int x) {{ {type} s = {expression}; }} }}");
        var tree = compilation.SyntaxTrees.Single();
        var syntax = tree.GetRoot().DescendantNodes().OfType<EqualsValueClauseSyntax>().Single().Value;
        return (syntax, compilation.GetSemanticModel(tree));
    }
}

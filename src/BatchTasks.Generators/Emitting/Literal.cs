using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Emitting;

/// <summary>C# literals for text.</summary>
internal static class Literal
{
    /// <summary>A string literal.</summary>
    public static string Text(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A UTF-8 literal. The text has no lone surrogates.</summary>
    public static string Utf8(string text) => Text(text) + "u8";
}

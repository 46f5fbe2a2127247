using BatchTasks.Generators.Literals;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing;

/// <summary>A template's text, and the place of each character of it.</summary>
internal sealed class TemplateSource
{
    private readonly Func<int, int, Location> _locationOf;

    private TemplateSource(string text, Func<int, int, Location> locationOf)
    {
        Text = text;
        _locationOf = locationOf;
    }

    public string Text { get; }

    /// <summary>The template that an expression gives: the exact characters inside its literals; of a constant that stands elsewhere the whole expression.</summary>
    public static TemplateSource In(Location expression, string text, CancellationToken cancellationToken)
    {
        var literals = LiteralText.At(expression, text, cancellationToken);
        return new TemplateSource(text, (start, length) => literals?.LocationOf(start, length) ?? expression);
    }

    /// <summary>The template that a file holds.</summary>
    public static TemplateSource In(PromptText file) => new(file.Text, file.LocationOf);

    public Location LocationOf(int start, int length) => _locationOf(start, length);
}

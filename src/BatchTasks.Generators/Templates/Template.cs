using System.Collections.Generic;

namespace BatchTasks.Generators.Templates;

/// <summary>A parsed template: literal texts and holes by turns.</summary>
internal sealed class Template(IReadOnlyList<TemplatePart> parts, IReadOnlyList<TemplateError> errors)
{
    public IReadOnlyList<TemplatePart> Parts { get; } = parts;

    public IReadOnlyList<TemplateError> Errors { get; } = errors;
}

/// <summary>A literal text (with braces already single) or a hole.</summary>
/// <param name="Start">Where the part begins in the template.</param>
/// <param name="Length">How many characters of the template it takes.</param>
/// <param name="Literal">The text of a literal; null for a hole.</param>
/// <param name="Member">The member's name in a hole.</param>
/// <param name="Format">What follows the colon in a hole; null without one.</param>
internal sealed record TemplatePart(int Start, int Length, string? Literal, string Member = "", string? Format = null);

/// <summary>What is wrong with a template, and where.</summary>
internal sealed record TemplateError(int Start, int Length, string Problem);

using System.Linq;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;

namespace BatchTasks.Generators.Parsing.Bodies;

/// <summary>The template that an attribute of a type declares: in the attribute itself, or in the file that it names.</summary>
internal static class DeclaredTemplate
{
    /// <summary>Whether an attribute of the type names a file.</summary>
    public static bool IsInFile(INamedTypeSymbol type) =>
        type.GetAttributes().Any(static a => AttributeNames.HasTemplate(a) && a.NamedText(AttributeNames.File) is not null);

    /// <summary>Returns null where there is none that can be read; the findings say why, unless the compiler does.</summary>
    public static TemplateSource? Find(AttributeData attribute, ParseContext context)
    {
        if (attribute.NamedText(AttributeNames.File) is { } name)
        {
            if (attribute.ConstructorArguments.Length == 0)
                return InFile(name, attribute, context);

            context.Report(Rules.SetTwice, attribute.Location(context.Location, context.CancellationToken), "template", $"by the text of [{ShortName(attribute)}] and by its File");
            return null;
        }

        if (attribute.PositionalText(0) is { } text)
            return TemplateSource.In(attribute.ArgumentLocation(0, null, context.Location, context.CancellationToken), text, context.CancellationToken);

        // An argument that is not there yet, or not yet a constant, is the compiler's to report.
        if (attribute.ConstructorArguments.Length == 0 ? attribute.AttributeConstructor is { Parameters.Length: 0 } : attribute.ConstructorArguments[0].IsMissing())
        {
            var location = attribute.Location(context.Location, context.CancellationToken);
            context.Report(Rules.RequiredPartMissing, location, context.Type.Name, $"[{ShortName(attribute)}]", "a text; give it, or the File that it is in");
        }

        return null;
    }

    private static string ShortName(AttributeData attribute) => AttributeNames.WithoutEnding(attribute.AttributeClass!.Name);

    private static TemplateSource? InFile(string name, AttributeData attribute, ParseContext context)
    {
        var location = attribute.ArgumentLocation(-1, AttributeNames.File, context.Location, context.CancellationToken);
        var (file, problem, nearest) = context.Prompts.Find(name, location.SourceTree?.FilePath ?? "");
        if (file is null)
        {
            context.ReportMisspelt(Rules.PromptFileNotFound, location, nearest, name, problem);
            return null;
        }

        if (PromptText.Of(file, context.CancellationToken) is { } text)
            return TemplateSource.In(text);

        context.Report(Rules.PromptFileNotFound, location, name, "a file that can't be read");
        return null;
    }
}

using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1102: puts the nearest member's name into a placeholder, and keeps its format.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderCodeFix))]
[Shared]
public sealed class PlaceholderCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownMember.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // Where the template is no plain literal, the whole expression is reported, and the placeholder has no place of its own.
            var placeholder = text.ToString(diagnostic.Location.SourceSpan);
            if (placeholder is not ['{', .., '}'] || DiagnosticProperties.GetReplacement(diagnostic) is not { } member)
                continue;

            var end = placeholder.IndexOf(':') is var colon and >= 0 ? colon : placeholder.Length - 1;
            var change = new TextChange(new TextSpan(diagnostic.Location.SourceSpan.Start, end), $"{{{member}");
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{member}'",
                    _ => Task.FromResult(context.Document.WithText(text.WithChanges(change))),
                    nameof(PlaceholderCodeFix)),
                diagnostic);
        }
    }
}

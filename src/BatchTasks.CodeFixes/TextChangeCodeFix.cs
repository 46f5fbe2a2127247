using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BatchTasks.CodeFixes;

/// <summary>A fix with one answer to each diagnostic, which changes the text of its document.</summary>
public abstract class TextChangeCodeFix : SourceCodeFix
{
    private protected sealed override async Task RegisterAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
            return;

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var mistake = new SourceMistake(context.Document, root, text, diagnostic);
            if (await FindAsync(mistake, context.CancellationToken).ConfigureAwait(false) is not { } fix)
                continue;

            context.RegisterCodeFix(
                CodeAction.Create(fix.Title, cancellationToken => context.Document.WithChangesAsync(fix.Changes, cancellationToken), Key),
                diagnostic);
        }
    }

    /// <summary>The fix of a mistake, or null where its author has to decide.</summary>
    private protected abstract Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken);
}

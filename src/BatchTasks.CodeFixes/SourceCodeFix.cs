using System.Linq;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BatchTasks.CodeFixes;

/// <summary>A fix in sources that works wherever fixes are asked for: in editors, one by one or all at once, and in <c>dotnet format</c>.</summary>
public abstract class SourceCodeFix : CodeFixProvider
{
    /// <summary>What marks the actions of the fix as the same; that of the first action, where it offers several.</summary>
    private protected virtual string Key => GetType().Name;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (context.Diagnostics.Any(d => FixableDiagnosticIds.Contains(d.Id)))
            return RegisterAsync(context);

        // dotnet format asks a provider with the first diagnostic of an analyzer, of whatever rule, and then fixes all by the key of the action that it is
        // given. A provider without an action for that diagnostic would fix nothing, so it gives one that only names its key. Editors ask with a provider's
        // own rules.
        context.RegisterCodeFix(CodeAction.Create(Key, _ => Task.FromResult(context.Document), Key), context.Diagnostics);
        return Task.CompletedTask;
    }

    /// <summary>Offers what can be done about diagnostics of the fix's own rules.</summary>
    private protected abstract Task RegisterAsync(CodeFixContext context);
}

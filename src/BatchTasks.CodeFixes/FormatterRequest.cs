using System.Linq;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace BatchTasks.CodeFixes;

/// <summary>
/// <c>dotnet format</c> asks a provider with the first diagnostic of an analyzer, of whatever rule, and then fixes all by the key of the action that it is given.
/// A provider without an action for that diagnostic would fix nothing, so it gives one that only names its key. Editors ask with a provider's own rules.
/// </summary>
internal static class FormatterRequest
{
    /// <summary>Whether the request is such a one, which is then answered.</summary>
    public static bool TryAnswer(CodeFixContext context, CodeFixProvider provider, string key)
    {
        if (context.Diagnostics.Any(d => provider.FixableDiagnosticIds.Contains(d.Id)))
            return false;

        context.RegisterCodeFix(CodeAction.Create(key, _ => Task.FromResult(context.Document), key), context.Diagnostics);
        return true;
    }
}

using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1002, BT1005: names the nearest endpoint, or that of the tasks, by its constant, which can't be misspelt.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndpointCodeFix))]
[Shared]
public sealed class EndpointCodeFix : CodeFixProvider
{
    private const string Constants = "BatchTasks.BatchEndpoints";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownEndpoint.Id, Rules.OtherEndpointThanTheJob.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (FormatterRequest.TryAnswer(context, this, nameof(EndpointCodeFix)))
            return;

        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Constants) is not { } constants)
            return;

        var root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // In JSON in a literal there are no constants: another fix is for these.
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).Span != diagnostic.Location.SourceSpan)
                continue;

            if (DiagnosticProperties.GetReplacement(diagnostic) is not { } endpoint
                || constants.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => endpoint.Equals(f.ConstantValue)) is not { } constant)
            {
                continue;
            }

            var span = diagnostic.Location.SourceSpan;
            var name = $"{constants.ToMinimalDisplayString(model, span.Start)}.{constant.Name}";
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use '{name}'",
                    cancellationToken => context.Document.WithChangeAsync(new TextChange(span, name), cancellationToken),
                    nameof(EndpointCodeFix)),
                diagnostic);
        }
    }
}

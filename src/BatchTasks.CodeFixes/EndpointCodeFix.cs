using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT1002, BT1005: names the nearest endpoint, or that of the tasks, by its constant, which can't be misspelt.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EndpointCodeFix))]
[Shared]
public sealed class EndpointCodeFix : TextChangeCodeFix
{
    private const string Constants = "BatchTasks.BatchEndpoints";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UnknownEndpoint.Id, Rules.OtherEndpointThanTheJob.Id);

    private protected override async Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken)
    {
        // In JSON in a literal there are no constants: another fix is for these.
        if (mistake.Replacement is not { } endpoint || mistake.Node.Span != mistake.Span)
            return null;

        var model = await mistake.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Constants) is not { } constants
            || constants.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => endpoint.Equals(f.ConstantValue)) is not { } constant)
        {
            return null;
        }

        var name = $"{constants.ToMinimalDisplayString(model, mistake.Span.Start)}.{constant.Name}";
        return new($"Use '{name}'", new TextChange(mistake.Span, name));
    }
}

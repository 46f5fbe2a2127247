using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT4002: uploads the input file of a batch for the purpose 'batch'.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UploadPurposeCodeFix))]
[Shared]
public sealed class UploadPurposeCodeFix : TextChangeCodeFix
{
    private const string Purposes = "OpenAI.Files.FileUploadPurpose";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.UploadPurpose.Id);

    private protected override async Task<SourceFix?> FindAsync(SourceMistake mistake, CancellationToken cancellationToken)
    {
        var model = await mistake.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (model?.Compilation.GetTypeByMetadataName(Purposes) is not { } purposes || purposes.GetMembers("Batch").IsEmpty)
            return null;

        var purpose = $"{purposes.ToMinimalDisplayString(model, mistake.Span.Start)}.Batch";
        return new($"Use '{purpose}'", new TextChange(mistake.Span, purpose));
    }
}

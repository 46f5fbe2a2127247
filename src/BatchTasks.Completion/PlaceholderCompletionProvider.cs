using System.Collections.Immutable;
using System.Composition;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Options;
using Microsoft.CodeAnalysis.Tags;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Completion;

/// <summary>Offers the members of a task inside the braces of its templates; in a custom_id those that can serve there.</summary>
[ExportCompletionProvider(nameof(PlaceholderCompletionProvider), LanguageNames.CSharp)]
[Shared]
public sealed class PlaceholderCompletionProvider : CompletionProvider
{
    private const string TypeOfMember = nameof(TypeOfMember);

    /// <inheritdoc/>
    public override bool ShouldTriggerCompletion(SourceText text, int caretPosition, CompletionTrigger trigger, OptionSet options) =>
        trigger is { Kind: CompletionTriggerKind.Insertion, Character: '{' };

    /// <inheritdoc/>
    public override async Task ProvideCompletionsAsync(CompletionContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model
            || PlaceholderOffer.At(context.Position, root, model, context.CancellationToken) is not { } offer)
        {
            return;
        }

        // Nothing else makes sense between these braces.
        context.IsExclusive = true;
        context.CompletionListSpan = offer.Typed;
        foreach (var member in offer.Members)
        {
            var type = member.Type.ToMinimalDisplayString(model, context.Position);
            context.AddItem(CompletionItem.Create(
                member.Name,
                properties: ImmutableDictionary<string, string>.Empty.Add(TypeOfMember, type),
                tags: ImmutableArray.Create(member.Declaration is IFieldSymbol ? WellKnownTags.Field : WellKnownTags.Property),
                inlineDescription: type));
        }
    }

    /// <inheritdoc/>
    public override Task<CompletionDescription?> GetDescriptionAsync(Document document, CompletionItem item, CancellationToken cancellationToken) =>
        Task.FromResult<CompletionDescription?>(item.Properties.TryGetValue(TypeOfMember, out var type) ? CompletionDescription.FromText($"{type} {item.DisplayText}") : null);
}

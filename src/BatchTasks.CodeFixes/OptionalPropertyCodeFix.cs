using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using BatchTasks.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.CodeFixes;

/// <summary>BT3009: makes a property of a result required, as it is in the schema, or nullable, for an answer without it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OptionalPropertyCodeFix))]
[Shared]
public sealed class OptionalPropertyCodeFix : SourceCodeFix
{
    private const string Required = nameof(OptionalPropertyCodeFix) + "." + nameof(Required);
    private const string Nullable = nameof(OptionalPropertyCodeFix) + "." + nameof(Nullable);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(Rules.OptionalPropertyAlwaysAsked.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static async (context, document, diagnostics) =>
        await FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    private protected override string Key => Required;

    private protected override async Task RegisterAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            var declaration = Declaration(await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false), diagnostic);
            var title = declaration switch
            {
                PropertyDeclarationSyntax property => $"Make '{property.Identifier.ValueText}' required",
                ParameterSyntax parameter => $"Remove the default of '{parameter.Identifier.ValueText}'",
                _ => "",
            };
            Register(title, Required, RequiredChanges(declaration));
            Register("Make it nullable", Nullable, NullableChanges(declaration, model, context.CancellationToken));

            void Register(string text, string key, IEnumerable<TextChange> changes)
            {
                if (changes.Any())
                    context.RegisterCodeFix(CodeAction.Create(text, ct => FixAsync(context.Document, ImmutableArray.Create(diagnostic), key, ct), key), diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return document;

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var declarations = diagnostics.Select(d => Declaration(root, d));
        var changes = declarations
            .SelectMany(d => key == Required ? RequiredChanges(d) : NullableChanges(d, model, cancellationToken))
            .Distinct()
            .OrderBy(c => c.Span.Start);
        return await document.WithChangesAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The property with an initializer or the parameter with a default; null where the default is elsewhere.</summary>
    private static SyntaxNode? Declaration(SyntaxNode root, Diagnostic diagnostic) => root.FindToken(diagnostic.Location.SourceSpan.Start).Parent switch
    {
        PropertyDeclarationSyntax { Initializer: not null, AccessorList: not null, ContainsDiagnostics: false } property => property,
        ParameterSyntax { Default: not null, Type: not null, Parent.ContainsDiagnostics: false } parameter => parameter,
        _ => null,
    };

    private static IEnumerable<TextChange> RequiredChanges(SyntaxNode? declaration)
    {
        switch (declaration)
        {
            // A required property has to be settable wherever its type can be used.
            case PropertyDeclarationSyntax { AccessorList: { } accessors } property when property.Modifiers.Any(SyntaxKind.PublicKeyword)
                && !property.Modifiers.Any(SyntaxKind.PartialKeyword)
                && accessors.Accessors.All(a => a.Modifiers.Count == 0):
                yield return new TextChange(new TextSpan(property.Type.SpanStart, 0), "required ");
                yield return new TextChange(TextSpan.FromBounds(accessors.Span.End, property.Span.End), "");
                break;

            // No parameter with a default may stand before one without.
            case ParameterSyntax { Parent: ParameterListSyntax list } parameter:
                foreach (var earlier in list.Parameters.TakeWhile(p => p.SpanStart <= parameter.SpanStart))
                {
                    if (earlier.Default is { } value)
                        yield return new TextChange(TextSpan.FromBounds(earlier.Identifier.Span.End, value.Span.End), "");
                }

                break;
        }
    }

    private static IEnumerable<TextChange> NullableChanges(SyntaxNode? declaration, SemanticModel model, CancellationToken cancellationToken)
    {
        var syntax = declaration switch
        {
            PropertyDeclarationSyntax property => property.Type,
            ParameterSyntax parameter => parameter.Type,
            _ => null,
        };
        if (syntax is null or NullableTypeSyntax || model.GetTypeInfo(syntax, cancellationToken).Type is not { TypeKind: not TypeKind.Error } type)
            yield break;

        if (type.IsValueType || model.GetNullableContext(syntax.SpanStart).AnnotationsEnabled())
            yield return new TextChange(new TextSpan(syntax.Span.End, 0), "?");
    }
}

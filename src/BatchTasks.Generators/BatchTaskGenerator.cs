using System.Collections.Immutable;
using System.Linq;
using BatchTasks.Generators.Caching;
using BatchTasks.Generators.Emitting;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Options;
using BatchTasks.Generators.Parsing;
using BatchTasks.Generators.Parsing.Bodies;
using BatchTasks.Generators.Parsing.Tasks;
using BatchTasks.Generators.Prompts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators;

/// <summary>Generates the serializer of each [BatchTask] type. It reports nothing: the analyzer does, over the same parser.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BatchTaskGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Not ForAttributeWithMetadataName: that binds every type with the attribute anew at each keystroke, wherever it is.
        var compilation = context.CompilationProvider.WithComparer(DeclarationComparer.Instance);
        var declared = compilation.SelectMany(ParseAll).WithTrackingName(StepNames.Parse);
        Register(declared, context);

        // Those with templates in files wait for the files, so that an edit of a file runs nothing for the others.
        var folder = context.AnalyzerConfigOptionsProvider.Select(static (options, _) => options.ProjectFolder());
        var prompts = context.AdditionalTextsProvider.Collect().Combine(folder).Select(static (p, _) => new PromptFiles(p.Left, p.Right));
        var withPrompts = declared
            .Where(static p => p.WaitingFor is not null)
            .Combine(prompts)
            .Combine(compilation)
            .Select(static (p, cancellationToken) => Parse(p.Left.Left.WaitingFor!, p.Right, p.Left.Right, cancellationToken))
            .WithTrackingName(StepNames.ParseWithPrompts);
        Register(withPrompts, context);
    }

    private static void Register(IncrementalValuesProvider<ParsedTask> parsed, IncrementalGeneratorInitializationContext context)
    {
        context.RegisterSourceOutput(
            parsed.Where(static p => p.Task is not null).Select(static (p, _) => p.Task!).WithTrackingName(StepNames.Tasks),
            static (output, task) => output.AddSource(task.Declaration.HintName + GeneratedMemberNames.FileEnding, TaskEmitter.Emit(task)));

        context.RegisterSourceOutput(
            parsed.Where(static p => p.Stub is not null).Select(static (p, _) => p.Stub!).WithTrackingName(StepNames.Stubs),
            static (output, stub) => output.AddSource(stub.Declaration.HintName + GeneratedMemberNames.FileEnding, StubEmitter.Emit(stub)));
    }

    private static ImmutableArray<ParsedTask> ParseAll(Compilation compilation, CancellationToken cancellationToken)
    {
        // A compiler that uses several cores binds the types on all of them; while its generators run, nothing else does.
        var declarations = TaskDeclarations.Find(compilation, cancellationToken).ToList();
        var parsed = new ParsedTask?[declarations.Count];
        Concurrently.ForEach(parsed.Length, compilation.Options.ConcurrentBuild, i => parsed[i] = Parse(declarations[i], compilation, cancellationToken), cancellationToken);
        return parsed.OfType<ParsedTask>().ToImmutableArray();
    }

    /// <summary>Null for what only looks like a task.</summary>
    private static ParsedTask? Parse(TaskDeclaration declaration, Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetSemanticModel(declaration.Type.SyntaxTree).GetDeclaredSymbol(declaration.Type, cancellationToken) is not INamedTypeSymbol type
            || type.Find(AttributeNames.BatchTask) is not { } attribute
            || !IsFirst(type, attribute, declaration))
        {
            return null;
        }

        return DeclaredTemplate.IsInFile(type)
            ? new ParsedTask(null, null, type.MetadataNameInFull())
            : Parse(type, attribute, compilation, PromptFiles.None, cancellationToken);
    }

    /// <summary>Of declarations of one name that have the attribute each (the compiler reports them), one is generated for: a second file of the name would end the generator.</summary>
    private static bool IsFirst(INamedTypeSymbol type, AttributeData attribute, TaskDeclaration declaration) =>
        attribute.ApplicationSyntaxReference is { } first
        && (first.SyntaxTree.FilePath, first.Span.Start) == declaration.Place
        && first.SyntaxTree == declaration.Type.SyntaxTree
        && (type.ContainingType ?? (INamespaceOrTypeSymbol)type.ContainingNamespace).GetTypeMembers(type.Name, type.Arity)[0].Equals(type, SymbolEqualityComparer.Default);

    private static ParsedTask Parse(string metadataName, Compilation compilation, PromptFiles prompts, CancellationToken cancellationToken) =>
        compilation.Assembly.GetTypeByMetadataName(metadataName) is { } type && type.Find(AttributeNames.BatchTask) is { } attribute
            ? Parse(type, attribute, compilation, prompts, cancellationToken)
            : default;

    private static ParsedTask Parse(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, PromptFiles prompts, CancellationToken cancellationToken)
    {
        var parsed = TaskParser.Parse(type, attribute, compilation, prompts, cancellationToken);
        return new ParsedTask(parsed.Model, parsed.Stub, null);
    }

    /// <summary>What came of a type.</summary>
    /// <param name="Task">The model of a sound one.</param>
    /// <param name="Stub">That of one with errors.</param>
    /// <param name="WaitingFor">The name of the type, in metadata, where its files have to be read first.</param>
    private readonly record struct ParsedTask(TaskModel? Task, StubModel? Stub, string? WaitingFor);

    /// <summary>The names of the generator's steps, for tests of its caching.</summary>
    internal static class StepNames
    {
        public const string Parse = nameof(Parse);
        public const string ParseWithPrompts = nameof(ParseWithPrompts);
        public const string Tasks = nameof(Tasks);
        public const string Stubs = nameof(Stubs);
    }
}

using BatchTasks.Generators.Emitting;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators;

/// <summary>Generates the serializer of each [BatchTask] type. It reports nothing: the analyzer does, over the same parser.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class BatchTaskGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var sources = context.SyntaxProvider
            .ForAttributeWithMetadataName(AttributeNames.BatchTaskMetadataName, static (node, _) => node is TypeDeclarationSyntax, Parse)
            .WithTrackingName(StepNames.Parse);

        context.RegisterSourceOutput(
            sources.Where(static s => s.Task is not null).Select(static (s, _) => s.Task!).WithTrackingName(StepNames.Tasks),
            static (output, task) => output.AddSource(task.Declaration.HintName + GeneratedMemberNames.FileEnding, TaskEmitter.Emit(task)));

        context.RegisterSourceOutput(
            sources.Where(static s => s.Stub is not null).Select(static (s, _) => s.Stub!).WithTrackingName(StepNames.Stubs),
            static (output, stub) => output.AddSource(stub.Declaration.HintName + GeneratedMemberNames.FileEnding, StubEmitter.Emit(stub)));
    }

    private static (TaskModel? Task, StubModel? Stub) Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type)
            return default;

        var parsed = TaskParser.Parse(type, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken);
        return (parsed.Model, parsed.Stub);
    }

    /// <summary>The names of the generator's steps, for tests of its caching.</summary>
    internal static class StepNames
    {
        public const string Parse = nameof(Parse);
        public const string Tasks = nameof(Tasks);
        public const string Stubs = nameof(Stubs);
    }
}

using Microsoft.CodeAnalysis;

namespace BatchTasks.Benchmarks.Compilers;

/// <summary>A generator that makes so many files once and never looks at anything again: what the compiler's own driver takes at a keystroke.</summary>
internal sealed class IdleGenerator(int files) : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var numbers = context.ParseOptionsProvider.SelectMany((_, _) => Enumerable.Range(0, files));
        context.RegisterSourceOutput(numbers, static (context, number) => context.AddSource($"Measured.Task{number:0000}.Idle.g.cs", "// Nothing."));
    }
}

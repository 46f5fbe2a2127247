using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.Generators.Analyzers;

/// <summary>An analyzer of code that uses the library: where a project doesn't reference it, nothing is looked at.</summary>
public abstract class LibraryAnalyzer : DiagnosticAnalyzer
{
    private const string Library = "BatchTasks";

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // By the names of assemblies: who asks for a type first has all files parsed for it.
            if (start.Compilation.ReferencedAssemblyNames.Any(static a => a.Name == Library) || start.Compilation.AssemblyName == Library)
                Register(start);
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext start);
}

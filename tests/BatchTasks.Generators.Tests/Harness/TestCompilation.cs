using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Harness;

/// <summary>Compilations over the running framework, the libraries under test and the official client.</summary>
internal static class TestCompilation
{
    public static IReadOnlyList<MetadataReference> References { get; } = CreateReferences();

    public static readonly LanguageVersion[] LanguageVersions =
    [
        LanguageVersion.CSharp11,
        LanguageVersion.CSharp12,
#if ROSLYN5
        LanguageVersion.CSharp13,
        LanguageVersion.CSharp14,
#endif
        LanguageVersion.Preview,
    ];

    public static CSharpCompilation Create(
        string source,
        LanguageVersion version = LanguageVersion.CSharp12,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary) =>
        Create([source], version, nullable, kind);

    public static CSharpCompilation Create(
        IEnumerable<string> sources,
        LanguageVersion version = LanguageVersion.CSharp12,
        NullableContextOptions nullable = NullableContextOptions.Enable,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var parse = new CSharpParseOptions(version, DocumentationMode.Diagnose);
        var trees = sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, parse, $"Source{i}.cs"));
        return CSharpCompilation.Create("Tested", trees, References, new CSharpCompilationOptions(
            kind,
            nullableContextOptions: nullable,
            checkOverflow: true,
            warningLevel: 9999));
    }

    private static MetadataReference[] CreateReferences()
    {
        var framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var file && (file.StartsWith("System.", StringComparison.Ordinal) || file is "netstandard.dll" or "mscorlib.dll"))
            .Where(p => !Path.GetFileName(p).StartsWith("System.Composition", StringComparison.Ordinal));
        var libraries = new[] { typeof(BatchTaskAttribute), typeof(OpenAIClientBatchExtensions), typeof(OpenAI.OpenAIClient) }.Select(t => t.Assembly.Location);
        return [.. framework.Concat(libraries).Select(p => MetadataReference.CreateFromFile(p))];
    }
}

using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using BatchTasks.Generators.Diagnostics;
using BatchTasks.Generators.Emitting;
using BatchTasks.Generators.Emitting.Results;
using BatchTasks.Generators.Model;
using BatchTasks.Generators.Parsing.Results;
using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>A source with a result type, what the parser makes of it, and the reader that is printed from that, compiled and run.</summary>
internal sealed class ResultSource
{
    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name &&
                (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "BatchTasks.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private ResultSource(CSharpCompilation compilation, ResultModel? model, IReadOnlyList<Finding> findings)
    {
        Compilation = compilation;
        Model = model;
        Findings = findings;
    }

    /// <summary>The languages that the generated code has to be good for, of those that this compiler knows.</summary>
    public static LanguageVersion[] Languages { get; } =
    [
        LanguageVersion.CSharp11,
        LanguageVersion.CSharp12,
#if ROSLYN5
        LanguageVersion.CSharp13,
        LanguageVersion.CSharp14,
#endif
    ];

    public CSharpCompilation Compilation { get; }

    public ResultModel? Model { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public string Schema => Model!.Structured!.Schema!;

    public static ResultSource Chat(
        string resultType,
        string declarations = "",
        NullableContextOptions nullable = NullableContextOptions.Enable,
        LanguageVersion language = LanguageVersion.CSharp12,
        string? model = null,
        DocumentationMode documentation = DocumentationMode.Parse,
        bool isStrict = true,
        string? context = null) =>
        Parse(BatchEndpoints.ChatCompletions, resultType, declarations, nullable, language, model, documentation, isStrict, context);

    /// <summary>A result whose schema is not strict.</summary>
    public static ResultSource Loose(string resultType, string declarations = "", NullableContextOptions nullable = NullableContextOptions.Enable, LanguageVersion language = LanguageVersion.CSharp12) =>
        Chat(resultType, declarations, nullable, language, isStrict: false);

    public static ResultSource Embeddings(string resultType) =>
        Parse(BatchEndpoints.Embeddings, resultType, "", NullableContextOptions.Enable, LanguageVersion.CSharp12);

    /// <summary>Parses the result type of a task that is declared beside the given types.</summary>
    /// <param name="endpoint">The task's endpoint.</param>
    /// <param name="resultType">The result type, as C#.</param>
    /// <param name="declarations">The types that it needs; a partial <c>TestTask</c> may be among them.</param>
    /// <param name="nullable">The nullable context of the declarations.</param>
    /// <param name="language">The version of C#.</param>
    /// <param name="model">The task's model.</param>
    /// <param name="documentation">What the compiler makes of documentation comments.</param>
    /// <param name="isStrict">Whether the schema is strict.</param>
    /// <param name="serializer">The serializer context that reads the result, as C#.</param>
    public static ResultSource Parse(
        string endpoint,
        string resultType,
        string declarations,
        NullableContextOptions nullable,
        LanguageVersion language,
        string? model = null,
        DocumentationMode documentation = DocumentationMode.Parse,
        bool isStrict = true,
        string? serializer = null)
    {
        var options = new CSharpParseOptions(language, documentation);
        var source = $$"""
            {{Usings}}{{declarations}}

            public sealed class ResultOfAttribute : Attribute
            {
                public ResultOfAttribute(Type type, Type context = null) => Type = type;
                public Type Type { get; }
            }

            [ResultOf(typeof({{resultType}}){{(serializer is null ? "" : $", typeof({serializer})")}})]
            public partial class TestTask { }
            """;
        var compilation = CSharpCompilation.Create(
            "Results_" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(source, options, "Source.cs")],
            s_references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: nullable,
                checkOverflow: true,
                warningLevel: 9999));

        if (serializer is not null)
            compilation = (CSharpCompilation)JsonGenerator.Run(compilation);

        var task = compilation.GetTypeByMetadataName("TestTask")!;
        var attribute = task.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "ResultOfAttribute");
        var type = (ITypeSymbol)attribute.ConstructorArguments[0].Value!;
        var location = attribute.ApplicationSyntaxReference!.GetSyntax().GetLocation();
        var context = attribute.ConstructorArguments[1].Value is INamedTypeSymbol declared ? new SerializerContext(declared, location) : null;
        var settings = new ResultSettings(ResultAsk.JsonSchema, isStrict, context);
        var findings = new List<Finding>();
        var parsed = ResultParser.Parse(type, endpoint, task, compilation, model, settings, location, findings, CancellationToken.None);
        return new ResultSource(compilation, parsed, findings);
    }

    /// <summary>What was found, as "id: message".</summary>
    public IEnumerable<string> Messages() =>
        Findings.Select(finding => finding.ToDiagnostic()).Select(diagnostic => $"{diagnostic.Id}: {diagnostic.GetMessage(null)}");

    /// <summary>The text at which the only finding is.</summary>
    public string PlaceOfFinding()
    {
        var location = Assert.Single(Findings).Location;
        return location.SourceTree!.GetText(TestContext.Current.CancellationToken).ToString(location.SourceSpan);
    }

    /// <summary>The members that are printed for the task.</summary>
    public string Members()
    {
        var writer = new SourceWriter();
        ResultReaderEmitter.Emit(writer, Model!);
        return writer.ToString();
    }

    /// <summary>The compilation with the generated file.</summary>
    public CSharpCompilation WithReader()
    {
        Assert.NotNull(Model);
        var writer = new SourceWriter();
        writer.Line("// <auto-generated/>");
        writer.Line("#nullable enable");
        writer.Line("#pragma warning disable CS0612, CS0618");
        SourceFile.EmitSuppressions(writer, Model.Structured?.Suppressions ?? EquatableArray<string>.Empty);
        writer.Line();
        writer.Open("partial class TestTask");
        writer.Open($"private static {Model.TypeName} ReadResult(global::BatchTasks.BatchAnswer answer)");
        ResultReaderEmitter.EmitReadResultBody(writer, Model);
        writer.Close();
        writer.Line();
        writer.Line("public static object? Run(byte[] text, byte[] body) => ReadResult(new global::BatchTasks.BatchAnswer(text, body));");
        if (Model.Structured is not null)
        {
            writer.Line();
            ResultReaderEmitter.Emit(writer, Model);
        }

        writer.Close();
        var options = (CSharpParseOptions)Compilation.SyntaxTrees[0].Options;
        return Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(writer.ToString(), options, "Generated.cs"));
    }

    /// <summary>Checks that the generated file compiles without a warning, and loads it with the types.</summary>
    public LoadedResult Load()
    {
        var compilation = WithReader();
        AssertClean(compilation);

        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        image.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        return new LoadedResult(context.LoadFromStream(image).GetType("TestTask")!);
    }

    /// <summary>Checks that the reader of a result compiles without a warning in each language and nullable context.</summary>
    public static void AssertCleanEverywhere(string resultType, string declarations = "", bool isStrict = true, string? context = null)
    {
        foreach (var language in Languages)
        {
            foreach (var nullable in (NullableContextOptions[])[NullableContextOptions.Enable, NullableContextOptions.Disable])
                AssertClean(Chat(resultType, declarations, nullable, language, isStrict: isStrict, context: context).WithReader());
        }
    }

    private static void AssertClean(CSharpCompilation compilation)
    {
        // The test's own declarations may warn (an annotation outside of a nullable context); the generated file may not.
        var diagnostics = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error ||
                (diagnostic.Severity != DiagnosticSeverity.Hidden && diagnostic.Location.SourceTree?.FilePath == "Generated.cs"))
            .ToList();
        Assert.True(diagnostics.Count == 0, string.Join("\n", diagnostics) + "\n" + compilation.SyntaxTrees[^1]);
    }
}

/// <summary>A compiled reader.</summary>
/// <param name="task">The task type.</param>
internal sealed class LoadedResult(Type task)
{
    private readonly MethodInfo _run = task.GetMethod("Run")!;

    public Type ResultType { get; } = task.GetMethod("ReadResult", BindingFlags.NonPublic | BindingFlags.Static)!.ReturnType;

    /// <summary>Reads the text of an answer.</summary>
    public object? Read(string json) => Read(Encoding.UTF8.GetBytes(json));

    /// <summary>Reads the text of an answer.</summary>
    public object? Read(byte[] json) => Run(json, []);

    /// <summary>Reads the body of a response.</summary>
    public object? ReadBody(string json) => Run([], Encoding.UTF8.GetBytes(json));

    private object? Run(byte[] text, byte[] body) => _run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [text, body], null);
}

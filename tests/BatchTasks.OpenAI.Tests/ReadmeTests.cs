using System.Reflection;
using System.Text.RegularExpressions;
using BatchTasks.Generators;
using BatchTasks.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace BatchTasks.ClientTests;

/// <summary>The programs of the README and of the pages that the project names compile as they stand there, without a warning or a report.</summary>
public partial class ReadmeTests
{
    private const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly string s_readme = Metadata("Readme");

    public static TheoryData<string, int> Programs
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var page in Metadata("Pages").Split(' '))
            {
                for (var number = 0; number < CSharpBlock().Count(Page(page)); number++)
                    data.Add(page, number);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task A_program_compiles_as_it_stands(string page, int number)
    {
        var program = CSharpBlock().Matches(Page(page))[number].Groups[1].Value;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var compilation = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(program, path: "Program.cs"), CSharpSyntaxTree.ParseText(ImplicitUsings)],
            references,
            new CSharpCompilationOptions(
                HasStatements(program) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable,
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress)])); // A newer version of an assembly, which projects are not told of either.
        CSharpGeneratorDriver.Create(new BatchTaskGenerator()).RunGeneratorsAndUpdateCompilation(compilation, out var output, out _, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(output.GetDiagnostics(TestContext.Current.CancellationToken), d => d.Severity >= DiagnosticSeverity.Warning);
        Assert.Empty(await output.WithAnalyzers([new BatchTaskDeclarationAnalyzer(), new BodyAnalyzer(), new UnusedMemberAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    private static string Metadata(string key) => typeof(ReadmeTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;

    private static string Page(string name) => File.ReadAllText(Path.Combine(Path.GetDirectoryName(s_readme)!, name));

    private static bool HasStatements(string program) =>
        CSharpSyntaxTree.ParseText(program).GetCompilationUnitRoot().Members.Any(static member => member is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CSharpBlock();
}

using System.Collections.Immutable;
using System.Reflection;
using BatchTasks.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.CodeFixes;

/// <summary>The formatter asks a provider with the first diagnostic of an analyzer, whichever rule it is of, for the key of what is to be fixed.</summary>
public class FormatterTests
{
    public static TheoryData<string> Providers =>
    [
        .. typeof(MakePartialCodeFix).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<ExportCodeFixProviderAttribute>() is { DocumentKinds: null or [] or ["Document"] })
            .Select(t => t.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_diagnostic_of_another_rule_gets_the_key_and_no_change(string provider)
    {
        var fix = (CodeFixProvider)Activator.CreateInstance(typeof(MakePartialCodeFix).Assembly.GetType(provider)!)!;
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Tested", LanguageNames.CSharp).AddDocument("A.cs", "class A;");
        var tree = (await document.GetSyntaxTreeAsync())!;
        var other = Diagnostic.Create(new DiagnosticDescriptor("XX0001", "Other", "Other", "Other", DiagnosticSeverity.Warning, true), Location.Create(tree, new TextSpan(0, 5)));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, TextSpan.FromBounds(0, 5), ImmutableArray.Create(other), (action, _) => actions.Add(action), CancellationToken.None));

        var only = Assert.Single(actions);
        Assert.Equal(fix.GetType().GetCustomAttribute<ExportCodeFixProviderAttribute>()!.Name, only.EquivalenceKey!.Split('.')[0]);
        var operation = Assert.Single(await only.GetOperationsAsync(CancellationToken.None));
        Assert.Equal("class A;", (await ((ApplyChangesOperation)operation).ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString());
    }
}

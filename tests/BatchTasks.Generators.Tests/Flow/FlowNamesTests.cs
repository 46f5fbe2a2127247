using System.Globalization;
using System.Text;
using BatchTasks.Generators.Flow;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BatchTasks.Generators.Tests.Flow;

/// <summary>Which functions and bodies are looked at, by the names in them.</summary>
public sealed class FlowNamesTests
{
    [Fact]
    public void A_long_chain_of_calls_is_followed()
    {
        const int Count = 20_000;
        var source = new StringBuilder("static class C {\n");
        for (var i = 0; i < Count; i++)
            source.Append(CultureInfo.InvariantCulture, $"static void Step{i}x() => Step{i + 1}x();\n");
        source.Append(CultureInfo.InvariantCulture, $"static void Step{Count}x() {{ BatchFile.Write(); }}\n}}");
        var tree = CSharpSyntaxTree.ParseText(source.ToString());
        FlowNames? names = null;
        var thread = new Thread(() => names = FlowNames.Of(tree, default), maxStackSize: 1536 * 1024);
        thread.Start();
        thread.Join();
        Assert.True(names!.IsOfInterest("Step0x"));
    }

    [Theory]
    [InlineData("void M() { BatchFile.Write(); }", false)]
    [InlineData("void M() { BatchFile.Write(); BatchFile.Write(); }", true)]
    [InlineData("void M() { BatchFile.Write(); @ToBatchLine(); }", true)]
    [InlineData("void M() { client.UploadFile(); }", true)]
    [InlineData("void M() { client.CreateBatchAsync(); }", true)]
    [InlineData("void M() { Helper(); } void Helper() { BatchFile.Write(); }", true)]
    [InlineData("void M() { Other(); } void Other() => Helper(); void Helper() { BatchFile.Write(); }", true)]
    [InlineData("void M() { void Local() { BatchFile.Write(); } Local(); }", true)]
    [InlineData("void M() { Elsewhere(); } void Helper() { BatchFile.Write(); }", false)]
    [InlineData("void M() { /* BatchFile */ BatchFile.Write(); // BatchFile\n }", false)]
    [InlineData("void M() { Say(\"BatchFile BatchLine UploadFile\"); }", false)]
    [InlineData("void M() { BatchFiles.Write(); MyBatchFile.Write(); UploadFiles(); }", false)]
    [InlineData("void M() { BatchFile.Write(); } void N() { M(); }", false)]
    public void A_body_is_of_interest_where_two_things_could_disagree(string members, bool isOfInterest)
    {
        var tree = CSharpSyntaxTree.ParseText($"class C {{ {members} }}");
        var body = tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Single(m => m.Identifier.ValueText == "M").Body!;
        Assert.Equal(isOfInterest, FlowNames.Of(tree, default).IsOfInterest(body));
    }
}

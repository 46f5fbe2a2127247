using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Results;

/// <summary>Descriptions from documentation comments: the same whether or not the compiler parses these.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("/// <summary>What was found.</summary>\npublic record Verdict(int N);", "What was found.", null)]
    [InlineData("/// <summary>What\n///    was\n/// found.\n/// </summary>\npublic record Verdict(int N);", "What was found.", null)]
    [InlineData("/** <summary>\n  *  What was\n  * found. */\npublic record Verdict(int N);", null, null)]
    [InlineData("/**\n * <summary>What was\n * found.</summary>\n */\npublic record Verdict(int N);", "What was found.", null)]
    [InlineData("/// <summary>What was found.</summary>\n/// <param name=\"N\">How many.</param>\n/// <param name=\"M\">No.</param>\npublic record Verdict(int N);", "What was found.", "How many.")]
    [InlineData("public class Verdict {\n/// <summary>How many.</summary>\n[JsonPropertyName(\"N\")] public int Number { get; set; } }", null, "How many.")]
    [InlineData("public class Verdict {\n/// <summary>How many.</summary>\n[JsonInclude] public int N; }", null, "How many.")]
    [InlineData("/// <param name=\"n\">How many.</param>\npublic class Verdict(int n) { public int N { get; } = n; }", null, "How many.")]
    [InlineData("public class Verdict {\n/// <param name=\"n\">How many.</param>\npublic Verdict(int n) => N = n; public int N { get; } }", null, "How many.")]
    [InlineData("/// <param name=\"N\">How many.</param>\npublic record Verdict(int N) { public Verdict() : this(1) { } }", null, "How many.")]
    [InlineData("public class Verdict {\n/// <summary>No.</summary>\n[Description(\"How many.\")] public int N { get; set; } }", null, "How many.")]
    [InlineData("/// <summary>No.</summary>\n[Description(\"Yes.\")] public record Verdict(int N);", "Yes.", null)]
    [InlineData("// no\n/// <summary>No.</summary>\n// but\n/// <summary>Yes.</summary>\n#pragma warning disable CS0001\n// still\npublic record Verdict(int N);", "Yes.", null)]
    [InlineData("//// <summary>No.</summary>\npublic record Verdict(int N);", null, null)]
    [InlineData("/*** <summary>No.</summary> */\npublic record Verdict(int N);", null, null)]
    [InlineData("/// <summary>No.\npublic record Verdict(int N);", null, null)]
    [InlineData("/// <summary> </summary>\npublic record Verdict(int N);", null, null)]
    [InlineData("/// <inheritdoc/>\npublic record Verdict(int N);", null, null)]
    [InlineData("/// Plain words.\npublic record Verdict(int N);", null, null)]
    [InlineData("/// <remarks>No.</remarks>\npublic partial record Verdict(int N);\n/// <summary>Yes.</summary>\npublic partial record Verdict;", "Yes.", null)]
    [InlineData("public class Other { } /// <summary>Behind.</summary>\npublic record Verdict(int N);", "Behind.", null)]
    [InlineData("/// <summary>A <see cref=\"List{T}\"/> of <paramref name=\"N\"/>, <see langword=\"null\"/> or <c>1 &lt; 2</c>;<para>see <see href=\"https://a.b\">there</see>.</para></summary>\npublic record Verdict(int N);", "A List<T> of N, null or 1 < 2; see there.", null)]
    [InlineData("/// <summary><![CDATA[a < b]]> <see cref=\"System.Int32\">numbers</see><br/>next</summary>\npublic record Verdict(int N);", "a < b numbers next", null)]
    public void A_description_is_what_the_comment_says_parsed_or_not(string declaration, string? ofType, string? ofProperty)
    {
        foreach (var mode in (DocumentationMode[])[DocumentationMode.None, DocumentationMode.Parse, DocumentationMode.Diagnose])
        {
            foreach (var end in (string[])["\n", "\r\n"])
            {
                var source = ResultSource.Chat("Verdict", declaration.Replace("\n", end, StringComparison.Ordinal), documentation: mode);
                var type = ofType is null ? "" : $"\"description\":\"{ofType}\",";
                var property = ofProperty is null ? "" : $",\"description\":\"{ofProperty}\"";
                Assert.Equal(
                    $"{{\"type\":\"object\",{type}\"properties\":{{\"N\":{{\"type\":\"integer\"{property}}}}},\"required\":[\"N\"],\"additionalProperties\":false}}",
                    source.Schema);
            }
        }
    }

    [Fact]
    public void An_enum_and_a_union_are_described_too()
    {
        var source = ResultSource.Chat("Verdict", """
            public record Verdict(Mood Mood, IPart? Part);

            /// <summary>Good or bad.</summary>
            public enum Mood { Good, Bad }

            /// <summary>A part.</summary>
            [JsonDerivedType(typeof(A), "a")]
            public interface IPart { }

            /// <summary>The first.</summary>
            public record A(int N) : IPart;
            """);
        Assert.Contains(""" "Mood":{"type":"string","description":"Good or bad.","enum":""".TrimStart(), source.Schema, StringComparison.Ordinal);
        Assert.Contains(""" "Part":{"description":"A part.","anyOf":[{"type":"object","description":"The first.",""".TrimStart(), source.Schema, StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_assembly_documents_is_not_read()
    {
        var library = TestCompilation.Create("/// <summary>Shown to editors only.</summary>\npublic record Verdict(int N);");
        var source = TestCompilation.Create(Cases.Usings + """
            [BatchTask(BatchEndpoints.ChatCompletions, Model = "m", CustomId = "{Id}", Result = typeof(Verdict))]
            [UserMessage("x")]
            public partial record Ask(int Id);
            """);
        foreach (var reference in (MetadataReference[])[library.ToMetadataReference(), Image(library)])
            Assert.DoesNotContain("description", GeneratorRun.Of(source.WithAssemblyName("User").AddReferences(reference)).Source, StringComparison.Ordinal);
    }

    private static PortableExecutableReference Image(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.True(compilation.Emit(image).Success);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}

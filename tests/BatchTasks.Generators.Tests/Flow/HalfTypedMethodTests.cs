using BatchTasks.Generators.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace BatchTasks.Generators.Tests.Flow;

/// <summary>Methods as they are while somebody types them: no analyzer may fail on one.</summary>
public class HalfTypedMethodTests
{
    private const string Statements = """
        var lines = new List<string> { review.ToBatchLine(), $"{doc.ToBatchLine()}\n" };
                foreach (var r in reviews.Where(r => r.Id > 0)) { if (r is { Id: 1 } one) lines.Add(one.ToBatchLine()); else goto end; }
                end: lines.AddRange([.. docs.Select(d => d.ToBatchLine()), json ? "a" : path switch { "b" => "c", _ => throw new IOException() }]);
                try { File.WriteAllLines(path, lines); } catch (IOException e) when (e.HResult == 1) { stream.Position = 0; } finally { stream.SetLength(0); }
                Append(ref stream, review); void Append<T>(ref Stream s, T task) { using var w = new StreamWriter(s); w.WriteLine(doc?.ToBatchLine()); Append(ref s, task); }
                var (id, count) = (await new BatchService(client).UploadAsync((await BatchFile.WriteAsync(path, docs)).Parts[0].Path), lines.Count);
                await new BatchService(client).CreateAsync(new BatchCreateOptions { InputFileId = id, Endpoint = "/v1/x", Metadata = new Dictionary<string, string> { ["k"] = "v", { "l", "w" } }, OutputExpiresAfter = TimeSpan.FromDays(40) });
                OpenAIFile file = client.GetOpenAIFileClient().UploadFile(stream, "n", FileUploadPurpose.Vision);
                _ = client.RunBatchAsync(reviews, new() { CompletionWindow = "48h", Provider = BatchProvider.Groq with { } });
                object body = new { input_file_id = file.Id, endpoint = "/v1/embeddings" };
        """;

    [Fact]
    public async Task A_method_cut_off_at_any_token_is_taken()
    {
        var source = FlowSource.Method(Statements);
        var start = source.IndexOf(Statements.Split('\n')[0].Trim(), StringComparison.Ordinal);
        Assert.True(start > 0);
        var ends = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(t => t.Span.End).Where(e => e > start).ToList();
        foreach (var end in ends.Where((_, i) => i % 11 == 0))
            await AnalyzerRun.Of(TestCompilation.Create(source[..end]));
    }

    [Fact]
    public async Task A_method_with_a_token_left_out_is_taken()
    {
        var source = FlowSource.Method(Statements);
        var random = new Random(20240602);
        var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(t => t.SpanStart > source.IndexOf("class Job", StringComparison.Ordinal) && t.Span.Length > 0).ToList();
        for (var i = 0; i < 40; i++)
        {
            var token = tokens[random.Next(tokens.Count)];
            await AnalyzerRun.Of(TestCompilation.Create(source.Remove(token.SpanStart, token.Span.Length)));
        }
    }

    [Fact]
    public async Task A_text_of_thousands_of_parts_is_taken() =>
        Assert.Empty(await AnalyzerRun.Of(TestCompilation.Create(FlowSource.Method($"var text = review.ToBatchLine(){string.Concat(Enumerable.Repeat(" + path", 2000))}; File.WriteAllText(path, text);"))));
}

using BatchTasks.Generators.Analyzers;
using BatchTasks.Generators.Tests.Harness;

namespace BatchTasks.Generators.Tests.Flow;

/// <summary>BT1003 and BT1004 by flow: task types that come together in one file.</summary>
public class MixedTests
{
    [Theory]
    // Whole sequences into one stream.
    [InlineData("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, {|BT1003:docs|});")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, {|BT1004:summaries|}).ConfigureAwait(false);")]
    [InlineData("using var file = File.Create(path); await BatchFile.WriteAsync(file, reviews); if (json) await BatchFile.WriteAsync(file, {|BT1003:docs|});")]
    [InlineData("if (json) await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, {|BT1003:docs|});")]
    [InlineData("var same = stream; await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(same, {|BT1003:docs|});")]
    [InlineData("using (var file = File.Create(path)) { await BatchFile.WriteAsync(file, reviews); try { await BatchFile.WriteAsync(file, {|BT1003:docs|}); } finally { Console.WriteLine(); } }")]
    [InlineData("using var buffered = new BufferedStream(stream); await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(buffered, {|BT1003:docs|});")]
    [InlineData("var pipe = new System.IO.Pipelines.Pipe(); await BatchFile.WriteAsync(pipe.Writer, reviews); await BatchFile.WriteAsync(pipe.Writer, {|BT1003:docs|});")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, {|BT1105:seconds|});")]
    [InlineData("await BatchFile.WriteAsync(stream, ratings); await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, {|BT1105:seconds|});")]
    // Files whose names come from elsewhere.
    [InlineData("var name = Data.Names[0]; File.AppendAllText(name, review.ToBatchLine()); File.AppendAllText(name, {|BT1003:doc.ToBatchLine()|});")]
    [InlineData("var name = new Data().Name; File.AppendAllText(name, review.ToBatchLine()); File.AppendAllText(name, {|BT1003:doc.ToBatchLine()|});")]
    [InlineData("var file = Data.Files[0]; await BatchFile.WriteAsync(file, reviews); await BatchFile.WriteAsync(file, {|BT1003:docs|});")]
    // Line by line.
    [InlineData("var buffer = new ArrayBufferWriter<byte>(); BatchLine.Write(review, buffer); BatchLine.Write({|BT1003:doc|}, buffer);")]
    [InlineData("var buffer = new ArrayBufferWriter<byte>(); foreach (var r in reviews) BatchLine.Write(r, buffer); foreach (var d in docs) BatchLine.Write({|BT1003:d|}, buffer);")]
    [InlineData("var buffer = new ArrayBufferWriter<byte>(); foreach (var r in reviews) { if (r.Id > 0) BatchLine.Write(r, buffer); } foreach (var d in docs) { if (d.Id == 0) continue; BatchLine.Write({|BT1003:d|}, buffer); }")]
    [InlineData("using var writer = new StreamWriter(path); writer.WriteLine(review.ToBatchLine()); await writer.WriteLineAsync({|BT1003:doc.ToBatchLine()|});")]
    [InlineData("using var writer = new StreamWriter(stream); writer.WriteLine(review.ToBatchLine()); writer.Flush(); await BatchFile.WriteAsync(stream, {|BT1003:docs|});")]
    [InlineData("stream.Write(Encoding.UTF8.GetBytes(review.ToBatchLine() + \"\\n\")); stream.Write(Encoding.UTF8.GetBytes({|BT1003:doc.ToBatchLine()|} + \"\\n\"));")]
    [InlineData("File.AppendAllText(\"all.jsonl\", review.ToBatchLine() + \"\\n\"); File.AppendAllText(\"all.jsonl\", {|BT1003:doc.ToBatchLine()|} + \"\\n\");")]
    [InlineData("File.AppendAllText(path, $\"{review.ToBatchLine()}\\n\"); File.AppendAllText(path, $\"{{|BT1003:doc.ToBatchLine()|}}\\n\");")]
    [InlineData("await BatchFile.WriteAsync(path, reviews); File.AppendAllLines(path, docs.Select(d => d.ToBatchLine()));", true)]
    [InlineData("foreach (object task in reviews.Cast<object>().Concat(docs)) { if (task is Review r) stream.Write(Encoding.UTF8.GetBytes({|BT1003:r.ToBatchLine()|})); else if (task is Doc d) stream.Write(Encoding.UTF8.GetBytes({|BT1003:d.ToBatchLine()|})); }")]
    // Collections that go into a file.
    [InlineData("var lines = new List<string>(); foreach (var r in reviews) lines.Add(r.ToBatchLine()); foreach (var d in docs) lines.Add({|BT1003:d.ToBatchLine()|}); File.WriteAllLines(path, lines);")]
    [InlineData("var lines = new List<string> { review.ToBatchLine(), {|BT1003:doc.ToBatchLine()|} }; await File.WriteAllLinesAsync(path, lines);")]
    [InlineData("string[] lines = [review.ToBatchLine(), {|BT1003:doc.ToBatchLine()|}]; File.WriteAllLines(path, lines);")]
    [InlineData("File.WriteAllLines(path, new[] { review.ToBatchLine(), {|BT1003:doc.ToBatchLine()|} });")]
    [InlineData("var text = new StringBuilder(); text.AppendLine(review.ToBatchLine()).AppendLine({|BT1003:doc.ToBatchLine()|}); File.WriteAllText(path, text.ToString());")]
    [InlineData("var text = review.ToBatchLine(); text += \"\\n\"; text += {|BT1003:doc.ToBatchLine()|}; File.WriteAllText(path, text);")]
    [InlineData("var lines = new List<string>(); lines.AddRange(reviews.Select(r => r.ToBatchLine())); docs.ToList().ForEach(d => lines.Add(d.ToBatchLine())); File.WriteAllText(path, string.Join('\\n', lines));", true)]
    public Task Two_kinds_of_tasks_in_one_file_are_reported(string statements, bool atTheCall = false) =>
        atTheCall ? AssertOneAsync(FlowSource.Method(statements)) : FlowSource.VerifyStatementsAsync(statements);

    [Theory]
    [InlineData("File.WriteAllLines(path, reviews.Select(r => r.ToBatchLine()).Concat(docs.Select(d => d.ToBatchLine())));")]
    [InlineData("string[] lines = [.. reviews.Select(r => r.ToBatchLine()), .. docs.Select(d => d.ToBatchLine())]; File.WriteAllLines(path, lines);")]
    [InlineData("var one = reviews.Select(r => r.ToBatchLine()); var other = docs.Select(d => BatchLine.GetText<Doc, ReadOnlyMemory<float>>(d)); File.WriteAllLines(path, one.Concat(other).ToList());")]
    public Task Sequences_that_are_put_together_are_reported_once(string statements) => AssertOneAsync(FlowSource.Method(statements));

    [Theory]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, ratings);")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, frees);")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews);")]
    [InlineData("await BatchFile.WriteAsync(stream, ratings); await BatchFile.WriteAsync(stream, seconds);")]
    [InlineData("await BatchFile.WriteAsync(path, reviews); await BatchFile.WriteAsync(path, docs);")]
    [InlineData("await BatchFile.WriteAsync(\"a.jsonl\", reviews); await BatchFile.WriteAsync(\"b.jsonl\", docs);")]
    [InlineData("using var a = File.Create(\"a\"); using var b = File.Create(\"b\"); await BatchFile.WriteAsync(a, reviews); await BatchFile.WriteAsync(b, docs);")]
    [InlineData("using (var file = File.Create(\"a\")) await BatchFile.WriteAsync(file, reviews); using (var file = File.Create(\"b\")) await BatchFile.WriteAsync(file, docs);")]
    [InlineData("Stream file = File.Create(\"a\"); await BatchFile.WriteAsync(file, reviews); file = File.Create(\"b\"); await BatchFile.WriteAsync(file, docs);")]
    [InlineData("Stream file = File.Create(\"a\"); await BatchFile.WriteAsync(file, reviews); if (json) file = File.Create(\"b\"); await BatchFile.WriteAsync(file, docs);")]
    [InlineData("if (json) await BatchFile.WriteAsync(stream, reviews); else await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("if (json) await BatchFile.WriteAsync(stream, reviews); if (!json) await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("if (json) { await BatchFile.WriteAsync(stream, reviews); return; } await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("if (json) await BatchFile.WriteAsync(stream, reviews); if (json) return; await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("switch (path) { case \"r\": await BatchFile.WriteAsync(stream, reviews); break; default: await BatchFile.WriteAsync(stream, docs); break; }")]
    [InlineData("await (json ? BatchFile.WriteAsync(stream, reviews) : BatchFile.WriteAsync(stream, docs));")]
    [InlineData("await (path switch { \"r\" => BatchFile.WriteAsync(stream, reviews), _ => BatchFile.WriteAsync(stream, docs) });")]
    [InlineData("try { await BatchFile.WriteAsync(stream, reviews); } catch (IOException) { await BatchFile.WriteAsync(stream, docs); }")]
    [InlineData("foreach (var kind in new[] { 1, 2 }) { using var file = File.Create(path + kind); if (kind == 1) await BatchFile.WriteAsync(file, reviews); if (kind == 2) await BatchFile.WriteAsync(file, docs); }")]
    [InlineData("foreach (var r in reviews) { if (json) File.AppendAllText(path, r.ToBatchLine()); else File.AppendAllText(path, doc.ToBatchLine()); }")]
    [InlineData("if (json) goto docs; await BatchFile.WriteAsync(stream, reviews); return; docs: await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); stream.SetLength(0); await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("await BatchFile.WriteAsync(stream, reviews); stream.Position = 0; await BatchFile.WriteAsync(stream, docs);")]
    [InlineData("var buffer = new ArrayBufferWriter<byte>(); BatchLine.Write(review, buffer); buffer.Clear(); BatchLine.Write(doc, buffer);")]
    [InlineData("Func<Stream, Task> one = s => BatchFile.WriteAsync(s, reviews), other = s => BatchFile.WriteAsync(s, docs); await (json ? one : other)(stream);")]
    [InlineData("File.AppendAllText(Data.Names[0], review.ToBatchLine()); File.AppendAllText(Data.Names[1], doc.ToBatchLine());")]
    [InlineData("var data = new Data(); File.AppendAllText(data.Name, review.ToBatchLine()); data.Name = \"b\"; File.AppendAllText(data.Name, doc.ToBatchLine());")]
    [InlineData("foreach (var kind in new[] { 1, 2 }) { var file = Data.Files[kind]; if (kind == 1) await BatchFile.WriteAsync(file, reviews); if (kind == 2) await BatchFile.WriteAsync(file, docs); }")]
    [InlineData("await BatchFile.WriteAsync(Data.Files[0], reviews); await BatchFile.WriteAsync(Data.Files[1], docs);")]
    // Lines to look at.
    [InlineData("Console.WriteLine(review.ToBatchLine()); Console.WriteLine(doc.ToBatchLine());")]
    [InlineData("Console.Out.WriteLine(review.ToBatchLine()); Console.Out.WriteLine(doc.ToBatchLine());")]
    [InlineData("TextWriter output = Console.Out; output.WriteLine(review.ToBatchLine()); output.WriteLine(doc.ToBatchLine());")]
    [InlineData("var lines = new List<string> { review.ToBatchLine(), doc.ToBatchLine() }; Console.WriteLine(string.Join('\\n', lines));")]
    [InlineData("var text = review.ToBatchLine() + doc.ToBatchLine(); Console.WriteLine(text);")]
    // One or the other.
    [InlineData("var line = json ? review.ToBatchLine() : doc.ToBatchLine(); File.WriteAllText(path, line);")]
    [InlineData("var line = review.ToBatchLine(); if (json) line = doc.ToBatchLine(); File.AppendAllText(path, line);")]
    [InlineData("var lines = json ? reviews.Select(r => r.ToBatchLine()) : docs.Select(d => d.ToBatchLine()); File.WriteAllLines(path, lines);")]
    [InlineData("var lines = new List<string>(); if (json) lines.Add(review.ToBatchLine()); else lines.Add(doc.ToBatchLine()); File.WriteAllLines(path, lines);")]
    [InlineData("var lines = new[] { review.ToBatchLine(), doc.ToBatchLine() }; var i = 0; foreach (var line in lines) File.WriteAllText(path + i++, line);")]
    [InlineData("var lines = new List<string> { review.ToBatchLine() }; File.WriteAllLines(\"a\", lines); lines.Clear(); lines.Add(doc.ToBatchLine()); File.WriteAllLines(\"b\", lines);")]
    [InlineData("var a = await BatchFile.WriteAsync(\"a\", reviews); var b = await BatchFile.WriteAsync(\"b\", docs); File.WriteAllLines(\"names\", new[] { a.Parts[0].Path, b.Parts[0].Path });")]
    public Task What_never_comes_together_is_not_reported(string statements) => FlowSource.VerifyStatementsAsync(statements);

    [Fact]
    public Task What_goes_to_another_type_in_between_is_not_known() => FlowSource.VerifyAsync(FlowSource.Method(
        "await BatchFile.WriteAsync(stream, reviews); Other.Take(stream); await BatchFile.WriteAsync(stream, docs); } static class Other { public static void Take(Stream stream) => stream.SetLength(0);"));

    [Theory]
    [InlineData("""
        private readonly Stream _stream = File.Create("a");
            async Task A() { await BatchFile.WriteAsync(_stream, reviews); await BatchFile.WriteAsync(_stream, {|BT1003:docs|}); }
        """)]
    [InlineData("""
        async Task A(Stream s) { await Reviews(s); await {|BT1003:Docs(s)|}; }
            private Task Reviews(Stream s) => BatchFile.WriteAsync(s, reviews);
            private Task Docs(Stream s) => BatchFile.WriteAsync(s, docs);
        """)]
    [InlineData("""
        void A()
            {
                Action all = () =>
                {
                    var lines = new List<string>();
                    try { lines.AddRange(reviews.Select(r => r.ToBatchLine())); lines.AddRange({|BT1003:docs.Select(d => d.ToBatchLine())|}); }
                    catch (IOException) { return; }
                    finally { Console.WriteLine(); }

                    File.WriteAllLines("a", lines);
                };
                all();
            }
        """)]
    [InlineData("""
        async Task A() { using var s = File.Create("a"); await Append<Review, string>(s, reviews); await {|BT1003:Append<Doc, ReadOnlyMemory<float>>(s, docs)|}; }
            private static Task Append<TTask, TResult>(Stream s, IEnumerable<TTask> tasks) where TTask : IBatchTaskSerializer<TTask, TResult> => BatchFile.WriteAsync<TTask, TResult>(s, tasks);
        """)]
    [InlineData("""
        void A() { File.WriteAllLines("a", Lines()); }
            private IEnumerable<string> Lines() { foreach (var r in reviews) yield return r.ToBatchLine(); foreach (var d in docs) yield return d.ToBatchLine(); }
        """, true)]
    [InlineData("""
        private readonly List<string> _lines = new();
            void A() { Add(review); Add(doc); File.WriteAllLines("a", _lines); }
            private void Add(Review r) => _lines.Add(r.ToBatchLine());
            private void Add(Doc d) => _lines.Add(d.ToBatchLine());
        """, true)]
    [InlineData("""
        void A()
            {
                var lines = new List<string>();
                Reviews();
                {|BT1003:Docs()|};
                File.WriteAllLines("a", lines);
                void Reviews() { foreach (var r in reviews) lines.Add(r.ToBatchLine()); }
                void Docs() { foreach (var d in docs) lines.Add(d.ToBatchLine()); }
            }
        """)]
    [InlineData("""
        Func<Stream, Task> A() => async s => { await BatchFile.WriteAsync(s, reviews); await BatchFile.WriteAsync(s, {|BT1003:docs|}); };
        """)]
    public Task Fields_parameters_and_helpers_are_followed(string members, bool atTheCall = false) =>
        atTheCall ? AssertOneAsync(FlowSource.Class(members)) : FlowSource.VerifyAsync(FlowSource.Class(members));

    [Theory]
    [InlineData("""
        private readonly Stream _a = File.Create("a"), _b = File.Create("b");
            async Task A() { await BatchFile.WriteAsync(_a, reviews); await BatchFile.WriteAsync(_b, docs); }
        """)]
    [InlineData("""
        private Stream _stream = File.Create("a");
            async Task A() { await BatchFile.WriteAsync(_stream, reviews); Next(); await BatchFile.WriteAsync(_stream, docs); }
            private void Next() => _stream = File.Create("b");
        """)]
    [InlineData("""
        private readonly Stream _stream = File.Create("a");
            async Task A() { await BatchFile.WriteAsync(_stream, reviews); Next(); await BatchFile.WriteAsync(_stream, docs); }
            private void Next() => _stream.SetLength(0);
        """)]
    [InlineData("""
        private readonly Stream _stream = File.Create("a");
            Task Reviews() => BatchFile.WriteAsync(_stream, reviews);
            Task Docs() => BatchFile.WriteAsync(_stream, docs);
        """)]
    [InlineData("""
        async Task A(Stream s, Stream t) { await Reviews(s); await Docs(t); }
            private Task Reviews(Stream s) => BatchFile.WriteAsync(s, reviews);
            private Task Docs(Stream s) => BatchFile.WriteAsync(s, docs);
        """)]
    [InlineData("""
        async Task A(Stream s) { await Some(s, true); await Others(s, false); }
            private async Task Some(Stream s, bool now) { if (now) await BatchFile.WriteAsync(s, reviews); }
            private async Task Others(Stream s, bool now) { if (now) await BatchFile.WriteAsync(s, docs); }
        """)]
    [InlineData("""
        async Task A(Stream s, int depth) { if (depth == 0) return; await A(s, depth - 1); await B(s, depth); }
            async Task B(Stream s, int depth) { if (depth == 0) await BatchFile.WriteAsync(s, reviews); else await A(s, depth - 1); }
        """)]
    [InlineData("""
        void A()
            {
                var lines = new List<string>();
                Action reset = () => lines.Clear();
                lines.Add(review.ToBatchLine());
                File.WriteAllLines("a", lines);
                reset();
                lines.Add(doc.ToBatchLine());
                File.WriteAllLines("b", lines);
            }
        """)]
    [InlineData("""
        void A()
            {
                Stream file = File.Create("a");
                BatchFile.WriteAsync(file, reviews).Wait();
                Next();
                BatchFile.WriteAsync(file, docs).Wait();
                void Next() => file = File.Create("b");
            }
        """)]
    [InlineData("""
        void Show(TextWriter output) { output.WriteLine(review.ToBatchLine()); output.WriteLine(doc.ToBatchLine()); }
        """)]
    [InlineData("""
        private static void Write(string path, string line) => File.WriteAllText(path, line);
            void A() { Write("a", review.ToBatchLine()); Write("b", doc.ToBatchLine()); }
        """)]
    public Task Members_that_keep_their_tasks_apart_are_not_reported(string members) => FlowSource.VerifyAsync(FlowSource.Class(members));

    [Theory]
    [InlineData("""File.AppendAllText("a", review.ToBatchLine()); File.Delete("a"); File.AppendAllText("a", doc.ToBatchLine());""")]
    [InlineData("""File.AppendAllText("a", review.ToBatchLine()); File.Move("a", "sent/a"); File.AppendAllText("a", doc.ToBatchLine());""")]
    [InlineData("""File.AppendAllText("out/a", review.ToBatchLine()); Directory.Delete("out", true); File.AppendAllText("out/a", doc.ToBatchLine());""")]
    [InlineData("""File.AppendAllText("a", review.ToBatchLine()); using (var s = new FileStream("a", FileMode.Truncate)) { } File.AppendAllText("a", doc.ToBatchLine());""")]
    [InlineData("""File.AppendAllText("a", review.ToBatchLine()); new FileInfo("a").Delete(); File.AppendAllText("a", doc.ToBatchLine());""")]
    [InlineData("""File.AppendAllText("a", review.ToBatchLine()); Empty("a"); File.AppendAllText("a", doc.ToBatchLine()); void Empty(string file) => File.Delete(file);""")]
    public Task A_file_that_may_be_gone_is_a_new_one(string statements) => FlowSource.VerifyStatementsAsync(statements);

    [Theory]
    [InlineData("""File.WriteAllLines("a", all.Where(line => line.Contains("chat"))); File.WriteAllLines("b", all.Where(line => !line.Contains("chat")));""")]
    [InlineData("""File.WriteAllLines("a", all.Take(1)); File.WriteAllLines("b", all.Skip(1).ToList());""")]
    public Task Some_of_mixed_lines_may_be_those_of_one_task(string statements) =>
        FlowSource.VerifyAsync(FlowSource.Method("var all = new List<string> { review.ToBatchLine() }; all.Add(doc.ToBatchLine()); " + statements));

    [Theory]
    [InlineData("var lines = reviews.Select(r => r.ToBatchLine()).ToList(); var both = lines.ToList(); both.Add(doc.ToBatchLine()); File.WriteAllLines(path, lines);")]
    [InlineData("""
        var text = new StringBuilder(review.ToBatchLine());
        var kept = text.ToString();
        text.Clear();
        text.Append(doc.ToBatchLine());
        File.AppendAllText("a", kept);
        File.AppendAllText("a", review.ToBatchLine());
        """)]
    [InlineData("""
        var memory = new MemoryStream();
        await BatchFile.WriteAsync(memory, reviews);
        var kept = memory.ToArray();
        memory.SetLength(0);
        await BatchFile.WriteAsync(memory, docs);
        await BatchFile.WriteAsync(stream, reviews);
        stream.Write(kept);
        """)]
    public Task A_copy_is_another_object(string statements) => FlowSource.VerifyStatementsAsync(statements);

    [Theory]
    [InlineData("var lines = new HashSet<string>(); lines.Add(review.ToBatchLine()); lines.ExceptWith(new[] { review.ToBatchLine() }); lines.Add(doc.ToBatchLine()); File.WriteAllLines(path, lines);")]
    [InlineData("var lines = new System.Collections.ObjectModel.Collection<string>(); lines.Add(review.ToBatchLine()); lines.RemoveAt(0); lines.Add(doc.ToBatchLine()); File.WriteAllLines(path, lines);")]
    [InlineData("var text = new StringBuilder(); text.Append(review.ToBatchLine()); text.Length = 0; text.Append(doc.ToBatchLine()); File.WriteAllText(path, text.ToString());")]
    [InlineData("var pipe = new System.IO.Pipelines.Pipe(); await BatchFile.WriteAsync(pipe.Writer, reviews); pipe.Reset(); await BatchFile.WriteAsync(pipe.Writer, docs);")]
    public Task What_may_be_taken_out_again_is_not_there(string statements) => FlowSource.VerifyStatementsAsync(statements);

    [Theory]
    [InlineData("var lines = reviews.Select(r => r.ToBatchLine()).ToList(); lines.Add(doc.ToBatchLine()); var copy = lines.ToArray(); File.WriteAllLines(path, copy);")]
    [InlineData("var one = reviews.Select(r => r.ToBatchLine()).Where(l => l.Length > 9).ToList(); one.AddRange(docs.Where(d => d.Id > 1).Select(d => d.ToBatchLine())); File.WriteAllLines(path, one);")]
    public Task A_copy_has_what_was_copied(string statements) => AssertOneAsync(FlowSource.Method(statements));

    [Fact]
    public async Task The_message_names_the_sink_both_tasks_and_what_differs()
    {
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(FlowSource.Method("await BatchFile.WriteAsync(stream, reviews); await BatchFile.WriteAsync(stream, docs);")), [new RequestFlowAnalyzer()]);
        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(
            "'stream' has 'Review' for /v1/chat/completions and 'Doc' for /v1/embeddings; a batch has one endpoint",
            diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("reviews", diagnostic.AdditionalLocations.Single() is { SourceTree: { } tree, SourceSpan: var span } ? tree.GetText().ToString(span) : null);
    }

    private static async Task AssertOneAsync(string source)
    {
        FlowSource.AssertCompiles(source);
        var diagnostics = await AnalyzerRun.Of(TestCompilation.Create(source), [new RequestFlowAnalyzer()]);
        Assert.Equal("BT1003", Assert.Single(diagnostics).Id);
    }
}

using System.Globalization;
using System.Text;
using BatchTasks.Generators.Tests.Harness;
using CsCheck;
using Microsoft.CodeAnalysis.Text;

namespace BatchTasks.Generators.Tests.Files;

/// <summary>A file is told the same in the editor and before the upload: the same rules, at the same places, in the same words.</summary>
public class AgreementTests
{
    private static readonly string[] s_lines =
    [
        """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"user","content":"x"}],"temperature":0.5}}""",
        """{"custom_id":"b🍣","method":"POST","url":"/v1/chat/completions","body":{"model":"gpt-4o-mini","messages":[{"role":"system","content":"é\u2028"},{"role":"user","content":[{"type":"text","text":"日"}]}],"stop":["a"]}}""",
        """{"custom_id":"c","method":"POST","url":"/v1/embeddings","body":{"model":"text-embedding-3-small","input":["a","b"],"dimensions":8}}""",
        """{"custom_id":"d","method":"POST","url":"/v1/responses","body":{"model":"gpt-4o-mini","input":"x","tools":[{"type":"function","name":"f","strict":true,"parameters":{}}]}}""",
        """{ "custom_id" : "e" , "method" : "POST" , "url" : "/v1/moderations" , "body" : { "input" : "x" } }""",
        "",
        " \t",
    ];

    private static readonly string[] s_pieces =
    [
        "", "\"", "{", "}", "[", "]", ",", ":", "1", "1.0", "-1", "1e2", "1e999", "null", "true", "{}", "[]", "\\", "\\u0000", "\\ud83c", "\t", "\r", "\u2028", "\u0085", "\uFEFF",
        "日", "🍣", "\"stream\":true,", "\"body\":{},", "\"custom_id\":\"a\",", "\"note\":\"é\",", "\"n\":0,", "\"temprature\":1,", "GET", "/v1/chat/completion", "gpt-4o",
    ];

    // A line, and pieces that go over what stands at places of it.
    private static readonly Gen<string> s_line = Gen.Select(
        Of(s_lines),
        Gen.Select(Gen.Int[0, 300], Of(0, 0, 1, 4, 20, 1000), Of(s_pieces)).Array[0, 3],
        Mutate);

    private static readonly Gen<string> s_file = Gen.Select(s_line.Array[1, 8], Of("\n", "\r\n"), Gen.Bool, static (lines, end, isEnded) =>
        string.Join(end, lines) + (isEnded ? end : ""));

    [Fact]
    public void What_is_told_of_a_file_is_the_same_everywhere() => s_file.Sample(
        text =>
        {
            // Of a value that goes over several lines the editor tells once, and steps over it.
            var inEditor = InEditor(text);
            if (!Array.Exists(inEditor, static told => told.Contains("goes over several lines", StringComparison.Ordinal)))
                Assert.Equal(Before(text), inEditor);
        },
        iter: 2000,
        print: static text => text);

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Mutate(string line, (int Position, int Length, string Piece)[] pieces)
    {
        foreach (var (position, length, piece) in pieces)
        {
            // Between the halves of a pair nothing can stand in a file.
            var start = position % (line.Length + 1);
            var end = Math.Min(start + length, line.Length);
            start -= IsInsidePair(line, start) ? 1 : 0;
            end += IsInsidePair(line, end) ? 1 : 0;
            line = line[..start] + piece + line[end..];
        }

        return line;
    }

    private static bool IsInsidePair(string text, int position) =>
        position > 0 && position < text.Length && char.IsSurrogatePair(text[position - 1], text[position]);

    private static string[] InEditor(string text)
    {
        var (mark, rest) = text.StartsWith('\uFEFF') ? (true, text[1..]) : (false, text);
        var diagnostics = BatchFileRun.Of(SourceText.From(rest, new UTF8Encoding(mark))).GetAwaiter().GetResult();
        return
        [
            .. diagnostics
                .Select(d => (d.Id, d.Location.GetLineSpan().StartLinePosition, Message: d.GetMessage(CultureInfo.InvariantCulture)))
                .Select(d => $"({d.StartLinePosition.Line + 1},{d.StartLinePosition.Character + 1}): {d.Id}: {d.Message}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string[] Before(string text)
    {
        var problems = new List<string>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        foreach (var problem in BatchFile.ValidateAsync(stream, "f").ToBlockingEnumerable())
            problems.Add($"({problem.Line ?? 1},{problem.Column ?? 1}): {problem.RuleId}: {problem.Message.TrimEnd('.')}");

        return [.. problems.Order(StringComparer.Ordinal)];
    }
}

using System.Text;
using System.Text.Json;
using BatchTasks.Tests.HandWritten;
using CsCheck;

namespace BatchTasks.Tests.Files;

public sealed class FilePropertyTests
{
    private const string Troublesome = "\"\\\n\r\t\0\u007f\u0085\u2028\u2029\ufeff\ufffe\uffff";

    // Any UTF-16 code unit, with more of those that are easy to get wrong.
    private static readonly Gen<char> s_unit = Gen.Frequency(
        (4, Gen.Char[' ', '~']),
        (2, Gen.Char['\0', '\uffff']),
        (1, Gen.Char['\ud800', '\udfff']),
        (1, Gen.Int[0, Troublesome.Length - 1].Select(i => Troublesome[i])));

    private static readonly Gen<string> s_text = s_unit.Array[0, 60].Select(units => new string(units));

    private static readonly Gen<List<AskTask>> s_tasks = s_text.Select(s_text).List[1, 20].Select(
        texts => texts.Select((text, i) => new AskTask($"{i}:{text.Item1}", text.Item2)).ToList());

    private static string AsWritten(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static byte[] Write(List<AskTask> tasks)
    {
        using var stream = new MemoryStream();
        BatchFile.WriteAsync(stream, tasks).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    private static List<BatchOutcome<string>> Read(byte[] file) =>
        BatchFile.ReadAsync<AskTask, string>(new MemoryStream(file), "f").ToBlockingEnumerable().ToList();

    [Fact]
    public void Any_text_is_written_on_one_line_and_read_back_equal() => s_tasks.Sample(tasks =>
    {
        var file = Write(tasks);

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.False(text.AsSpan().ContainsAny("\r\u0085\u2028\u2029"));
        var lines = text.Split('\n');
        Assert.Equal(tasks.Count + 1, lines.Length);
        Assert.Equal("", lines[^1]);
        for (var i = 0; i < tasks.Count; i++)
        {
            using var json = JsonDocument.Parse(lines[i]);
            Assert.Equal(["custom_id", "method", "url", "body"], json.RootElement.EnumerateObject().Select(member => member.Name));
            Assert.Equal(AsWritten(tasks[i].Id), json.RootElement.GetProperty("custom_id").GetString());
            Assert.Equal("POST", json.RootElement.GetProperty("method").GetString());
            Assert.Equal("/v1/chat/completions", json.RootElement.GetProperty("url").GetString());
            Assert.Equal(AsWritten(tasks[i].Text), json.RootElement.GetProperty("body").GetProperty("messages")[0].GetProperty("content").GetString());
        }
    });

    [Fact]
    public void Any_answer_comes_back_equal() => s_tasks.Sample(tasks =>
    {
        var lines = tasks.Select(task => Outcomes.Line(
            JsonEncodedText.Encode(AsWritten(task.Id)).ToString(), JsonEncodedText.Encode(AsWritten(task.Text)).ToString()));

        var outcomes = Read(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

        Assert.Equal(tasks.Select(task => AsWritten(task.Id)), outcomes.Select(outcome => outcome.CustomId));
        Assert.Equal(tasks.Select(task => AsWritten(task.Text)), outcomes.Select(outcome => ((BatchOutcome<string>.Succeeded)outcome).Value));
    });

    private static readonly byte[][] s_lines =
    [
        .. Enumerable.Range(0, 4).Select(i => Encoding.UTF8.GetBytes(Outcomes.Line($"a{i}", $"é{i}\\n"))),
        Encoding.UTF8.GetBytes(Outcomes.Line("a4", 400, """{"error":{"message":"m","code":null}}""")),
        Encoding.UTF8.GetBytes("""{"custom_id":"a5","response":null,"error":{"code":"batch_expired","message":"m"}}"""),
    ];

    private static byte[] File(Func<int, byte[]> line) => s_lines.SelectMany((_, i) => line(i).Append((byte)'\n')).ToArray();

    [Fact]
    public void No_prefix_of_a_file_throws_or_loses_a_whole_line()
    {
        var file = File(i => s_lines[i]);
        var whole = Read(file);
        for (var length = 0; length < file.Length; length++)
        {
            var prefix = file[..length];
            var lines = prefix.AsSpan().Count((byte)'\n');

            var outcomes = Read(prefix);

            // The last line may lack its line break and be whole nonetheless.
            Assert.InRange(outcomes.Count, lines, lines + 1);
            Assert.Equal(whole[..lines].Select(Show), outcomes[..lines].Select(Show));
            if (outcomes.Count > lines && Show(outcomes[^1]) != Show(whole[lines]))
                Assert.Contains("cut off", Assert.IsType<BatchOutcome<string>.Invalid>(outcomes[^1]).Problem, StringComparison.Ordinal);
        }

        // Records compare raw bytes by reference.
        static string Show(BatchOutcome<string> outcome) => $"{outcome.CustomId} {outcome.Kind} {outcome.Reason} {(outcome as BatchOutcome<string>.Succeeded)?.Value}";
    }

    [Fact]
    public void Changed_bytes_never_throw_and_never_touch_another_line() =>
        Gen.Select(Gen.Int[0, s_lines.Length - 1], Gen.Int[0, 100_000], Gen.Byte, Gen.Int[0, 3]).Sample((line, at, value, change) =>
        {
            var bytes = s_lines[line];
            at %= bytes.Length;
            byte[] changed = change switch
            {
                0 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
                1 => [.. bytes[..at], value, .. bytes[at..]],
                2 => [.. bytes[..at], .. bytes[(at + 1)..]],
                _ => [.. bytes[at..], .. bytes[..at]],
            };

            var outcomes = Read(File(i => i == line ? changed : s_lines[i]));

            for (var i = 0; i < s_lines.Length; i++)
            {
                if (i != line)
                    Assert.Contains(outcomes, outcome => outcome.CustomId == $"a{i}" && outcome.Kind != BatchOutcomeKind.Invalid);
            }
        }, iter: 3000);
}

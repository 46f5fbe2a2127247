using System.Text;
using System.Text.RegularExpressions;
using BatchTasks.Package.Tests.Harness;

namespace BatchTasks.Package.Tests;

/// <summary>Projects with <c>BatchFile</c> items: their .jsonl files are built like sources.</summary>
public sealed partial class BatchFileItemTests : IDisposable
{
    private const string Good = """{"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m","messages":[{"role":"user","content":"x"}]}}""";

    private readonly Consumer _consumer;

    public BatchFileItemTests(PackedPackages packages)
    {
        _consumer = Consumer.Of(packages, "BatchFiles");

        // Written here, byte by byte: what keeps sources in order would keep these from being wrong.
        Write("data/good.jsonl", $"{Good}\n");
        Write("data/method.jsonl", $"\r\n{Good}\r\n{Good.Replace("POST", "GET", StringComparison.Ordinal).Replace("\"a\"", "\"日本😀\"", StringComparison.Ordinal)}\r\n");
        Write("data/deep/field.jsonl", Good.Replace("\"body\"", "\"params\":1,\"body\"", StringComparison.Ordinal));
        Write("data/twice.jsonl", $"{Good}\n{Good}\n");
        Write("data/mark.jsonl", "\uFEFF" + Good);
        Write("data/empty.jsonl", "");
        Write("data/listed-twice.jsonl", "[]");
        Write("../linked/vectors.jsonl", Good.Replace("\"a\"", "\"a b\"", StringComparison.Ordinal));
        Write("not-a-batch.jsonl", "no JSON");
    }

    [Fact]
    public async Task A_build_reports_each_file_at_its_line_and_column()
    {
        var build = await BuildAsync("BatchTasks");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(
            [
                "../linked/vectors.jsonl(1,14): error BT1107",
                "../linked/vectors.jsonl(1,42): error BT1005",
                "data/deep/field.jsonl(1,63): warning BT5003",
                "data/empty.jsonl(1,1): error BT5007",
                "data/listed-twice.jsonl(1,1): error BT5001",
                "data/mark.jsonl(1,1): error BT5006",
                "data/method.jsonl(3,30): error BT1001",
                "data/twice.jsonl(2,14): error BT1106",
            ],
            Reports(build));
    }

    [Fact]
    public async Task Each_way_to_configure_a_severity_holds()
    {
        Write(".editorconfig", "root = true\n[data/**.jsonl]\nbatchtasks.BT5003.severity = error\nbatchtasks.BT1001.severity = suggestion\n[data/{twice,mark}.jsonl]\nbatchtasks.BT1106.severity = warning\nbatchtasks.BT5006.severity = none\n");
        Write("off.globalconfig", "is_global = true\ndotnet_diagnostic.BT1107.severity = none\ndotnet_diagnostic.BT1005.severity = warning\ndotnet_diagnostic.BT5007.severity = warning\n");

        var build = await BuildAsync("BatchTasks", "-p:NoWarn=BT5001", "-p:ConsumerConfig=off.globalconfig", "-p:WarningsAsErrors=BT1106");

        Assert.Equal(
            [
                "../linked/vectors.jsonl(1,42): warning BT1005",
                "data/deep/field.jsonl(1,63): error BT5003",
                "data/empty.jsonl(1,1): warning BT5007",
                "data/twice.jsonl(2,14): error BT1106",
            ],
            Reports(build));
    }

    /// <summary>The client's package brings the library's; and the compiler tells the same of each framework.</summary>
    [Fact]
    public async Task Files_are_checked_through_the_clients_package_for_each_framework()
    {
        foreach (var file in new[] { "twice", "listed-twice", "empty", "deep/field" })
            File.Delete(Path.Combine(_consumer.Project, "data", $"{file}.jsonl"));

        File.Delete(Path.GetFullPath("../linked/vectors.jsonl", _consumer.Project));

        // With a code page of the project, the compiler does not look at the marks of files.
        var build = await BuildAsync("BatchTasks.OpenAI", "-p:ConsumerFrameworks=all", "-p:CodePage=65001");

        Assert.Equal(["data/method.jsonl(3,30): error BT1001"], Reports(build));
        Assert.Contains("::TargetFramework=net8.0]", build.Output, StringComparison.Ordinal);
        Assert.Contains("::TargetFramework=net10.0]", build.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _consumer.Dispose();

    private void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    private void Write(string path, byte[] content)
    {
        var file = Path.GetFullPath(path, _consumer.Project);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
    }

    private Task<ToolResult> BuildAsync(string package, params string[] arguments) =>
        _consumer.BuildAsync([$"-p:ConsumerPackage={package}", .. arguments]);

    /// <summary>What was reported, by paths relative to the project.</summary>
    private string[] Reports(ToolResult build) =>
    [
        .. Report().Matches(build.Output)
            .Select(m => $"{Path.GetRelativePath(_consumer.Project, m.Groups["file"].Value).Replace('\\', '/')}{m.Groups["rest"].Value}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [GeneratedRegex(@"^\s*(?<file>[^\r\n(]+\.jsonl)(?<rest>\(\d+,\d+\): (warning|error) BT\d+)", RegexOptions.Multiline)]
    private static partial Regex Report();
}

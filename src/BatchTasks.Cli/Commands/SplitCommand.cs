using System.CommandLine;
using System.Globalization;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;
using Spectre.Console;

namespace BatchTasks.Cli.Commands;

/// <summary>Splits a file at the limits of the service.</summary>
internal sealed class SplitCommand : ToolCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The input file." };
    private readonly LimitOptions _limits = new();

    private readonly Option<string> _output = new("--output", "-o")
    {
        HelpName = "PATH",
        Description = "The new file, whose name the parts get with their numbers; or a folder, with a / at its end.",
        Required = true,
    };

    public SplitCommand()
        : base("split", "Split a file at the service's limits, line for line as it is.")
    {
        Add(_file);
        Add(_output);
        Share(_limits);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("split reviews.jsonl --output parts/", "parts/reviews-0001.jsonl, parts/reviews-0002.jsonl, …; a file that keeps the limits is copied"),
        new("split reviews.jsonl -o parts/part.jsonl --max-requests 1000", "a thousand requests a file"),
    ];

    public override string Remarks => """
        The file is checked on the way: where the service would refuse it, nothing is written, and the exit code is 1. submit splits by itself; this is for other
        tools.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var file = arguments.GetRequiredValue(_file);
        var output = OutputOf(file, arguments.GetRequiredValue(_output));
        var options = new BatchWriteOptions { Provider = _limits.Read(arguments) };
        var set = await screen.WorkAsync($"Splitting {file}", () => BatchFile.SplitAsync(file, output, options, cancellationToken)).ConfigureAwait(false);
        if (screen.IsJson)
            screen.WriteJson(FilesOf(set), ToolJson.Readable.SplitDocument);
        else
            Show(set, screen);

        return ExitCode.Success;
    }

    private static string OutputOf(string file, string output)
    {
        var path = Path.EndsInDirectorySeparator(output) || Directory.Exists(output) ? Path.Combine(output, Path.GetFileName(file)) : output;
        if (Path.GetFullPath(path) == Path.GetFullPath(file))
            throw new ToolException(ExitCode.WrongUsage, $"'{path}' is the input file itself. Give another name or folder with --output.");

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return path;
    }

    private static SplitDocument FilesOf(BatchFileSet set) => new(
        set.Requests,
        set.Bytes,
        [.. set.Parts.Select(static part => new SplitDocument.Part(Path.GetRelativePath(".", part.Path), part.Requests, part.Bytes, part.EmbeddingInputs))]);

    private static void Show(BatchFileSet set, Screen screen)
    {
        var table = Tables.Plain("file", "requests", "bytes");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var part in FilesOf(set).Parts)
            table.AddRow(new Text(part.File), Number(part.Requests), Number(part.Bytes));

        screen.Console.Write(table);
        screen.Say($"{Counted.Of(set.Requests, "request")} in {Counted.Of(set.Parts.Count, "file")}.");
    }

    private static Text Number(long number) => new(number.ToString("N0", CultureInfo.InvariantCulture));
}

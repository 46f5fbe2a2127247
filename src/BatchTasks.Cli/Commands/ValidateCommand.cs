using System.CommandLine;
using BatchTasks.Cli.Hosting;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Rendering;
using BatchTasks.Cli.Shell;

namespace BatchTasks.Cli.Commands;

/// <summary>Holds files against the rules of the service.</summary>
internal sealed class ValidateCommand : ToolCommand
{
    private const string StandardInput = "-";
    private const string StandardInputName = "stdin";

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Input files of batches; - is the standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string?> _endpoint = new("--endpoint")
    {
        HelpName = "URL",
        Description = "The endpoint of the batch that the file is for (default: its lines only have to agree with one another).",
    };

    private readonly Option<int> _maxProblems = new("--max-problems")
    {
        HelpName = "N",
        Description = "How many problems of a file are listed; all are counted. 0 lists all (default: 100).",
        DefaultValueFactory = static _ => 100,
        Validators = { NumberRules.NotNegative },
    };

    private readonly ProviderOption _provider = new();

    public ValidateCommand()
        : base("validate", "Check files by the rules that the service refuses whole batches for.")
    {
        Add(_files);
        Add(_provider);
        Add(_endpoint);
        Add(_maxProblems);
    }

    public override IReadOnlyList<Example> Examples =>
    [
        new("validate batch.jsonl", "what OpenAI would refuse"),
        new("validate --provider AzureOpenAI parts/*.jsonl", "several files, by the limits of another service"),
        new("validate batch.jsonl --json | jq '.files[].problems[].rule'", "for scripts"),
    ];

    public override string Remarks => """
        Each problem is one line: file(line,column): severity rule: message. An error is what the service is known to refuse the batch for; a warning is
        advice. The rules are explained at https://github.com/batchtasks/batchtasks/tree/main/docs/rules. The exit code is 1 where there is an error.
        """;

    protected override async Task<ExitCode> RunAsync(ParseResult arguments, Screen screen, CancellationToken cancellationToken)
    {
        var options = new BatchValidateOptions { Provider = arguments.GetRequiredValue(_provider), Endpoint = arguments.GetValue(_endpoint) };
        var files = new List<ValidateDocument.CheckedFile>();
        foreach (var file in arguments.GetRequiredValue(_files))
            files.Add(await CheckAsync(file, options, arguments.GetValue(_maxProblems), screen, cancellationToken).ConfigureAwait(false));

        var document = new ValidateDocument(files.Sum(static f => f.Errors), files.Sum(static f => f.Warnings), files);
        if (screen.IsJson)
            screen.WriteJson(document, ToolJson.Readable.ValidateDocument);
        else if (!screen.IsQuiet)
            screen.Text.WriteLine(Sum(document));

        return document.Errors == 0 ? ExitCode.Success : ExitCode.Unsuccessful;
    }

    private static async Task<ValidateDocument.CheckedFile> CheckAsync(
        string file, BatchValidateOptions options, int maxProblems, Screen screen, CancellationToken cancellationToken)
    {
        var name = file == StandardInput ? StandardInputName : file;
        var (errors, warnings) = (0L, 0L);
        var listed = new List<ValidateDocument.Problem>();
        await foreach (var problem in ProblemsOf(file, options, cancellationToken).ConfigureAwait(false))
        {
            _ = problem.IsRefused ? errors++ : warnings++;
            if (maxProblems > 0 && listed.Count == maxProblems)
                continue;

            var severity = problem.IsRefused ? "error" : "warning";
            listed.Add(new(
                problem.RuleId, severity, problem.Line, problem.Column, problem.Message, problem.ServiceCode, problem.ServiceMessage, problem.OtherLine));
            if (!screen.IsJson && (problem.IsRefused || !screen.IsQuiet))
                screen.Text.WriteLine($"{problem.File}{(problem.Line is { } line ? $"({line},{problem.Column})" : "")}: {severity} {problem.RuleId}: {problem.Message}");
        }

        if (errors + warnings > listed.Count)
            screen.Say($"{name}: {errors + warnings - listed.Count} more; --max-problems 0 lists all.");

        return new(name, errors, warnings, listed);
    }

    private static IAsyncEnumerable<BatchFileProblem> ProblemsOf(string file, BatchValidateOptions options, CancellationToken cancellationToken) =>
        file == StandardInput
            ? BatchFile.ValidateAsync(Console.OpenStandardInput(), StandardInputName, options, cancellationToken)
            : BatchFile.ValidateAsync(file, options, cancellationToken);

    private static string Sum(ValidateDocument document) =>
        $"{Counted.Of(document.Files.Count, "file")}: {Counted.Of(document.Errors, "error")}, {Counted.Of(document.Warnings, "warning")}.";
}

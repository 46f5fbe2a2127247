using System.Text;
using System.Text.Json.Serialization.Metadata;
using BatchTasks.Cli.Json;
using BatchTasks.Cli.Options;
using BatchTasks.Cli.Shell;
using Spectre.Console;

namespace BatchTasks.Cli.Rendering;

/// <summary>Where a command speaks: results to the standard output, all else to the standard error.</summary>
internal sealed class Screen
{
    // What is not read by a person at a terminal is not broken into lines.
    private const int WidthOfFiles = 1000;

    private readonly OutputStyle _style;
    private readonly TextWriter _error;

    private Screen(OutputStyle style)
    {
        _style = style;
        Text = Utf8(System.Console.OpenStandardOutput());
        _error = Utf8(System.Console.OpenStandardError());
        Console = Create(Text, System.Console.IsOutputRedirected);
        ErrorConsole = Create(_error, System.Console.IsErrorRedirected);
    }

    public static Screen Of(OutputStyle style) => new(style);

    public bool IsJson => _style.IsJson;

    public bool IsQuiet => _style.IsQuiet;

    /// <summary>Whether a person looks at the results as they come, on a screen that can be drawn anew.</summary>
    public bool IsLive => !IsJson && !IsQuiet && !System.Console.IsOutputRedirected && Console.Profile.Capabilities.Ansi;

    /// <summary>The standard output, line by line.</summary>
    public TextWriter Text { get; }

    /// <summary>The standard output for tables.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>The standard error for what is said beside the results.</summary>
    public IAnsiConsole ErrorConsole { get; }

    /// <summary>Shows that something takes its time, where a person looks on.</summary>
    public async Task<T> WorkAsync<T>(string what, Func<Task<T>> work) =>
        IsLive ? await Console.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(what), _ => work()).ConfigureAwait(false) : await work().ConfigureAwait(false);

    /// <summary>Says what a person at work wants to know and a script does not: to the standard error, and not at all where quiet was asked for.</summary>
    public void Say(string line)
    {
        if (!IsQuiet)
            _error.WriteLine(line);
    }

    /// <summary>The same on the standard output, where it is what the command is for.</summary>
    public void Tell(string line)
    {
        if (!IsQuiet)
            Text.WriteLine(line);
    }

    /// <summary>Warns, to the standard error.</summary>
    public void Warn(string line) => ErrorConsole.MarkupLineInterpolated($"[yellow]warning:[/] {line}");

    /// <summary>Writes the one document of a command that was asked for JSON.</summary>
    public void WriteJson<T>(T document, JsonTypeInfo<T> type) => Text.WriteLine(ToolJson.Write(document, type));

    /// <summary>Ends with an error: one line, and a document where one was asked for.</summary>
    public void Fail(Failure failure, Exception exception)
    {
        if (IsJson)
            WriteJson(new ErrorDocument(new(failure.ExitCode.Value, failure.ExitCode.Name, failure.Message)), ToolJson.Readable.ErrorDocument);

        // To leave is no error.
        if (failure.ExitCode != ExitCode.Interrupted)
            ErrorConsole.Markup("[red]error:[/] ");

        _error.WriteLine(failure.Message.ReplaceLineEndings(" "));
        if (Failure.ShowsStackTrace)
            _error.WriteLine(exception);
    }

    private static StreamWriter Utf8(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };

    private IAnsiConsole Create(TextWriter writer, bool isRedirected)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new Output(writer, isRedirected),
            ColorSystem = _style.HasColor && !isRedirected ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        console.Profile.Capabilities.Unicode = true;
        return console;
    }

    private sealed class Output(TextWriter writer, bool isRedirected) : IAnsiConsoleOutput
    {
        private readonly AnsiConsoleOutput _terminal = new(writer);

        public TextWriter Writer => writer;

        public bool IsTerminal => !isRedirected;

        public int Width => isRedirected ? WidthOfFiles : _terminal.Width;

        public int Height => _terminal.Height;

        public void SetEncoding(Encoding encoding)
        {
            // It is UTF-8 and stays so.
        }
    }
}

using BatchTasks.Emulator;

namespace Samples;

/// <summary>What tells one sample from another.</summary>
internal sealed record SampleDescription
{
    public required string Name { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Purpose { get; init; }

    /// <summary>The files that it reads.</summary>
    public required IReadOnlyList<SampleInput> Inputs { get; init; }

    /// <summary>Who answers in the model's place when there is no key.</summary>
    public required Func<EmulatedRequest, CancellationToken, ValueTask<EmulatedResponse>> StandIn { get; init; }

    /// <summary>What the stand-in is, to go on with after "an emulator in this process answers, ".</summary>
    public required string StandInIs { get; init; }

    public string Help => $"""
        {Purpose}

        dotnet run --project samples/{Name} [-- options]

        {HelpLine("--live", "ask the real service with the key in OPENAI_API_KEY (this costs money);")}
        {HelpLine("", "without it the emulator in this process answers, and no key is needed")}
        {HelpLine("--out DIR", "the folder for the run's files, in DIR/emulated or DIR/live (default: output)")}
        {string.Join(Environment.NewLine, Inputs.Select(input => HelpLine($"{input.Option} {input.Placeholder}", input.Text)))}
        """;

    private static string HelpLine(string option, string text) => $"  {option,-18} {text}";
}

/// <summary>A file or folder that a sample reads.</summary>
/// <param name="Option">The option that names another one, such as <c>--reviews</c>.</param>
/// <param name="Placeholder">What stands for its value in the help.</param>
/// <param name="Text">What it is.</param>
/// <param name="Default">The one that comes with the sample, beside the program.</param>
internal sealed record SampleInput(string Option, string Placeholder, string Text, string Default);

namespace Samples;

/// <summary>What the command line asks for.</summary>
/// <param name="IsLive">Ask the real service.</param>
/// <param name="OutputDirectory">The folder for the run's files.</param>
/// <param name="Inputs">The path of each input, by its option.</param>
internal sealed record SampleOptions(bool IsLive, string OutputDirectory, IReadOnlyDictionary<string, string> Inputs)
{
    /// <summary>Returns null, with a message, where the arguments can't be understood or help is asked for.</summary>
    public static SampleOptions? Parse(string[] arguments, SampleDescription sample, out string message)
    {
        var inputs = sample.Inputs.ToDictionary(input => input.Option, input => Path.Combine(AppContext.BaseDirectory, input.Default));
        var isLive = false;
        var output = "output";
        message = sample.Help;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--live":
                    isLive = true;
                    break;
                case "--out" when i + 1 < arguments.Length:
                    output = arguments[++i];
                    break;
                case var option when inputs.ContainsKey(option) && i + 1 < arguments.Length:
                    inputs[option] = arguments[++i];
                    break;
                case "--help" or "-h":
                    return null;
                default:
                    message = $"'{arguments[i]}' is not understood.\n\n{sample.Help}";
                    return null;
            }
        }

        // Apart, so that the state of batches that were paid for is never taken for one of the emulator's.
        return new SampleOptions(isLive, Path.Combine(output, isLive ? "live" : "emulated"), inputs);
    }
}

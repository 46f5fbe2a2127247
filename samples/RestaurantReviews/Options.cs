namespace RestaurantReviews;

/// <summary>What the command line asks for.</summary>
/// <param name="IsLive">Ask the real service.</param>
/// <param name="OutputDirectory">The folder for the run's files.</param>
/// <param name="ReviewFile">The CSV file with the reviews.</param>
internal sealed record Options(bool IsLive, string OutputDirectory, string ReviewFile)
{
    public const string Help = """
        Judges restaurant reviews with one batch.

        dotnet run --project samples/RestaurantReviews [-- options]

          --live         ask the real service with the key in OPENAI_API_KEY (this costs money);
                         without it the emulator in this process answers, and no key is needed
          --out DIR      the folder for the run's files, in DIR/emulated or DIR/live (default: output)
          --reviews CSV  the reviews, with the columns Id and Text (default: the 42 that come with the sample)
        """;

    /// <summary>Returns null, with a message, where the arguments can't be understood or help is asked for.</summary>
    public static Options? Parse(string[] arguments, out string message)
    {
        var options = new Options(false, "output", Path.Combine(AppContext.BaseDirectory, "reviews.csv"));
        message = Help;
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--live":
                    options = options with { IsLive = true };
                    break;
                case "--out" when i + 1 < arguments.Length:
                    options = options with { OutputDirectory = arguments[++i] };
                    break;
                case "--reviews" when i + 1 < arguments.Length:
                    options = options with { ReviewFile = arguments[++i] };
                    break;
                case "--help" or "-h":
                    return null;
                default:
                    message = $"'{arguments[i]}' is not understood.\n\n{Help}";
                    return null;
            }
        }

        // Apart, so that the record of batches that were paid for is never taken for one of the emulator's.
        return options with { OutputDirectory = Path.Combine(options.OutputDirectory, options.IsLive ? "live" : "emulated") };
    }
}

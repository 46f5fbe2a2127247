using System.Globalization;

namespace BatchTasks.Benchmarks.Reporting;

/// <summary>How two peers compare.</summary>
/// <param name="Fastest">Their fastest runs of all: whatever else a machine does makes a run slower and never faster.</param>
/// <param name="Passes">Their fastest runs of each pass.</param>
internal sealed record Ratio(double Fastest, IReadOnlyList<double> Passes)
{
    /// <summary>The ratio the other way round.</summary>
    public Ratio Inverted => Each(static ratio => 1 / ratio);

    public Ratio InPercent => Each(static ratio => 100 * ratio);

    public string ShowFastest(string format) => Show(Fastest, format);

    /// <summary>The median of the passes, and how far they are apart.</summary>
    public string ShowPasses(string format) => $"{Show(Passes.Median(), format)} ({Show(Passes.Min(), format)}–{Show(Passes.Max(), format)})";

    private static string Show(double ratio, string format) => ratio.ToString(format, CultureInfo.InvariantCulture);

    private Ratio Each(Func<double, double> convert) => new(convert(Fastest), [.. Passes.Select(convert)]);
}

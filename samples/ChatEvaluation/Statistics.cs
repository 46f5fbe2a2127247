namespace ChatEvaluation;

/// <summary>How much a count tells.</summary>
internal static class Statistics
{
    // The normal distribution has 95% between -z and z.
    private const double Z = 1.959963984540054;

    /// <summary>The Wilson score interval of a share, with 95% confidence. It stays between 0 and 1 and holds for small counts too.</summary>
    public static (double Low, double High) WilsonInterval(int right, int total)
    {
        var share = (double)right / total;
        var scale = 1 + (Z * Z / total);
        var centre = (share + (Z * Z / (2 * total))) / scale;
        var half = Z * Math.Sqrt((share * (1 - share) / total) + (Z * Z / (4.0 * total * total))) / scale;
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>
    /// McNemar's exact test. The rows that only one of two prompts judged rightly tell them apart: were the prompts equally good, each such row would fall to
    /// either like a coin. Returns how likely a split at least as uneven is then.
    /// </summary>
    public static double McNemar(int onlyFirst, int onlySecond)
    {
        var tosses = onlyFirst + onlySecond;
        var logarithm = -tosses * Math.Log(2);
        var tail = 0.0;
        for (var heads = 0; heads <= Math.Min(onlyFirst, onlySecond); heads++)
        {
            tail += Math.Exp(logarithm);
            logarithm += Math.Log(tosses - heads) - Math.Log(heads + 1);
        }

        return Math.Min(1, 2 * tail);
    }
}

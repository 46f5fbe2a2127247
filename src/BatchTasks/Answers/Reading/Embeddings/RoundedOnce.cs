using System.Runtime.CompilerServices;

namespace BatchTasks.Answers;

/// <summary>Narrows a number that is known within an error, where the error can't change the float that it becomes.</summary>
internal static class RoundedOnce
{
    // A double has 53 bits. Its rounding, that of the factor and that of the product err by less than 2^-51 together; this is twice that.
    private const double Error = 1.0 / (1L << 50);

    /// <summary>The float nearest to each number from <paramref name="low"/> to <paramref name="high"/> times a factor, where that is one.</summary>
    /// <param name="low">Not more than the number, but for rounding to a double.</param>
    /// <param name="high">Not less than the number, but for rounding to a double.</param>
    /// <param name="factor">What both are multiplied by: a double nearest to what is meant.</param>
    /// <param name="value">The float.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryNarrow(double low, double high, double factor, out float value)
    {
        value = (float)(low * (factor * (1 - Error)));
        return value == (float)(high * (factor * (1 + Error)));
    }
}

using System.ComponentModel;
using BatchTasks.Shared.Bodies;

namespace BatchTasks;

public ref partial struct BatchLineWriter
{
    /// <summary>
    /// Holds the value of a body parameter against its bounds in the published schema. Nothing is checked but where a file is written for a service whose bodies
    /// are as published (<see cref="BatchProvider.OpenAI"/>, <see cref="BatchProvider.AzureOpenAI"/>).
    /// </summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="minimum">The least, or negative infinity.</param>
    /// <param name="maximum">The most, or positive infinity.</param>
    /// <exception cref="ArgumentException">The value is outside.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly void CheckRange(string parameter, double value, double minimum, double maximum)
    {
        if (ChecksRanges && (value < minimum || value > maximum))
            throw OutOfRange(parameter, value, minimum, maximum);
    }

    private static ArgumentException OutOfRange(string parameter, double value, double minimum, double maximum) => new(
        BodyMessages.NotTaken(parameter, value.ToString(System.Globalization.CultureInfo.InvariantCulture), ShapeText.Range(new NumberShape(IsInteger: false, Bound(minimum), Bound(maximum)))));

    private static decimal? Bound(double bound) => double.IsInfinity(bound) ? null : (decimal)bound;
}

using System.Globalization;
using BatchTasks.Shared.Errors;

namespace BatchTasks.Shared.Bodies;

/// <summary>
/// What the service answers to a request whose body it refuses, in the wording of the refusals that were seen. It comes as the answer to that request: in a batch,
/// as a row with status 400.
/// </summary>
internal static class BodyErrors
{
    /// <param name="param">The parameter.</param>
    /// <param name="shape">What it takes.</param>
    /// <param name="isBelow">Whether the number is too small rather than too large.</param>
    /// <param name="found">The number as it is written.</param>
    public static ServiceError OutOfRange(string param, NumberShape shape, bool isBelow, string found)
    {
        var (code, side, sign, bound) = isBelow
            ? ("decimal_below_min_value", "below minimum", ">=", shape.Minimum)
            : ("decimal_above_max_value", "above maximum", "<=", shape.Maximum);
        var limit = bound?.ToString(CultureInfo.InvariantCulture);
        return new(code, $"Invalid '{param}': decimal {side} value. Expected a value {sign} {limit}, but got {found} instead.", param);
    }

    public static ServiceError EmptyArray(string param) =>
        new("empty_array", $"Invalid '{param}': empty array. Expected an array with minimum length 1, but got an empty array instead.", param);

    public static ServiceError ArrayTooLong(string param, int limit, int found) => new(
        "array_above_max_length", $"Invalid '{param}': array too long. Expected an array with maximum length {limit}, but got an array with length {found} instead.", param);

    public static ServiceError TextTooLong(string param, int limit, int found) => new(
        "string_above_max_length", $"Invalid '{param}': string too long. Expected a string with maximum length {limit}, but got a string with length {found} instead.", param);

    public static ServiceError NotAName(string param) => new(
        ServiceErrorCodes.InvalidValue,
        $"Invalid '{param}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
        param);
}

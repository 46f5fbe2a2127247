using System.Globalization;

namespace BatchTasks.Cli.Rendering;

/// <summary>Amounts of money for people: cents, and more digits of what is less than one.</summary>
internal static class Money
{
    public static string Of(decimal amount, string currency) => amount is > 0 and < 0.01m
        ? string.Create(CultureInfo.InvariantCulture, $"{amount:0.000000} {currency}")
        : string.Create(CultureInfo.InvariantCulture, $"{amount:N2} {currency}");
}

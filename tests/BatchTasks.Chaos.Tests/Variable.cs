using System.Globalization;

namespace BatchTasks.Chaos.Tests;

/// <summary>What the environment asks of the tests.</summary>
internal static class Variable
{
    public static int? Number(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

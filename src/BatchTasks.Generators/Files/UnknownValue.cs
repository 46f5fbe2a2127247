namespace BatchTasks.Generators.Files;

/// <summary>An option with a value that is not known.</summary>
/// <param name="Option">The option, as a message names it.</param>
/// <param name="Value">Its value.</param>
/// <param name="Known">The values that it can have.</param>
internal readonly record struct UnknownValue(string Option, string Value, string Known);

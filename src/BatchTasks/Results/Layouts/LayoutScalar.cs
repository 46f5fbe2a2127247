namespace BatchTasks.Results;

/// <summary>A string or number in a layout: what varies from line to line.</summary>
/// <param name="Start">Where it begins: of a string after its quote.</param>
/// <param name="End">Where it ends: of a string before its quote.</param>
/// <param name="IsString">Whether it is a string.</param>
internal readonly record struct LayoutScalar(int Start, int End, bool IsString);

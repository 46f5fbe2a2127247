namespace BatchTasks.Results;

/// <summary>The place of a value in a layout, told by the scalars behind which it begins and ends.</summary>
/// <param name="Exists">Whether there is such a value.</param>
/// <param name="StartsIn">The number of scalars before its beginning.</param>
/// <param name="EndsIn">The number of scalars before its end.</param>
/// <param name="Start">The bytes from the last of the scalars before its beginning to it.</param>
/// <param name="End">The bytes from the last of the scalars before its end to it.</param>
internal readonly record struct LayoutPlace(bool Exists, short StartsIn, short EndsIn, int Start, int End);

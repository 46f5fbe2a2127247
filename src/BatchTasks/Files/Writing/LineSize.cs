namespace BatchTasks.Files.Writing;

/// <summary>What one line takes of a file's limits.</summary>
/// <param name="Bytes">Its bytes, the line break among them.</param>
/// <param name="Inputs">Its embedding inputs; 0 for other endpoints.</param>
/// <param name="Tokens">The tokens of its prompt; 0 where they are not counted.</param>
internal readonly record struct LineSize(int Bytes, int Inputs, long Tokens);

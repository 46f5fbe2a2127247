using System.ComponentModel;

namespace BatchTasks;

/// <summary>A generated method that reads the JSON value on which the reader stands, to its last token.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="reader">The reader.</param>
/// <returns>The value.</returns>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T BatchJsonReader<out T>(ref BatchJsonTokens reader);

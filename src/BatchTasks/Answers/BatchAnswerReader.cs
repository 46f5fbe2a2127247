using System.ComponentModel;

namespace BatchTasks;

/// <summary>A generated method that reads an answer, or one choice of it, as its type.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="answer">The answer.</param>
/// <returns>The value.</returns>
/// <exception cref="System.Text.Json.JsonException">The answer is not what the type expects.</exception>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate T BatchAnswerReader<out T>(BatchAnswer answer);

/// <summary>A generated method that reads the arguments of a tool's call as the tool's type.</summary>
/// <param name="name">The tool's name.</param>
/// <param name="arguments">The arguments: their JSON, or the input of a custom tool, is the answer's text.</param>
/// <returns>The arguments, or <see langword="null"/> for a tool that the task does not have.</returns>
/// <exception cref="System.Text.Json.JsonException">The arguments are not what the tool's type expects.</exception>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate object? BatchToolArgumentsReader(string name, BatchAnswer arguments);
